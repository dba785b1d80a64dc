import Synchronization
import UserFiles
import WorkerThreads
import ZoneModel

/// What one table of observations came to.
enum ObservationPart {
  /// Read in blocks, each in the numbers of its vocabulary.
  case blocks([ObservationBlock])
  /// Read as a whole.
  case whole(ObservationBuilder)

  /// How many observations there are.
  var count: Int {
    switch self {
    case .blocks(let blocks): blocks.reduce(0) { $0 + $1.records.count }
    case .whole(let builder): builder.records.count
    }
  }
}

/// The vocabularies of the threads that read tables: as many as blocks are read at once.
final class ObservationVocabularies: Sendable {
  private let free = Mutex<[ObservationVocabulary]>([])
  private let make: @Sendable () -> ObservationVocabulary

  init(_ make: @escaping @Sendable () -> ObservationVocabulary) { self.make = make }

  func take() -> ObservationVocabulary { free.withLock { $0.popLast() } ?? make() }
  func giveBack(_ vocabulary: ObservationVocabulary) { free.withLock { $0.append(vocabulary) } }
}

extension TableReader {
  /// Reads a table of observations in blocks side by side; a file that breaks the rules of CSV is read as a whole, so that
  /// all that is wrong with it is told.
  func readObservations(
    at path: String, as name: String, sizeLimit: Int, _ context: ObservationContext,
    _ vocabularies: ObservationVocabularies
  ) -> ObservationPart {
    let probe = Mistakes()
    // A block for each core; of a very long table more, to keep what is loaded at once small.
    let share = (UserFile.size(of: path) ?? 0) / coreCount + 1
    let blockSize = min(max(share, 1 << 20), 16 << 20)
    guard let table = ByteCSV.open(path, as: name, blockSize: blockSize, noting: probe), table.size <= sizeLimit,
      let positions = table.positions(of: Self.observationColumns, noting: probe), probe.isEmpty,
      let blocks = table.scan(
        threads: coreCount, noting: probe,
        start: { ObservationBlock(vocabularies.take(), name: name, positions: positions, reader: self) },
        row: { $0.take($1) }, end: { vocabularies.giveBack($0.vocabulary) }), probe.isEmpty
    else { return readWhole(path, as: name, sizeLimit: sizeLimit, context) }
    mistakes.noteRead(name)
    for (_, part) in blocks { mistakes.add(all: part.mistakes) }
    return .blocks(blocks.map(\.part))
  }

  private func readWhole(
    _ path: String, as name: String, sizeLimit: Int, _ context: ObservationContext
  ) -> ObservationPart {
    var read = ObservationBuilder()
    guard let file = UserFile.read(path, as: name, sizeLimit: sizeLimit, noting: mistakes) else { return .whole(read) }
    file.readCSV(Self.observationColumns, noting: mistakes) { row in
      readObservation(row, context, noting: mistakes, into: &read)
    }
    return .whole(read)
  }
}

extension ObservationBuilder {
  /// Takes in what tables came to, in order.
  mutating func append(_ parts: [ObservationPart]) {
    var maps: [ObjectIdentifier: NumberMap] = [:]
    reserve(records.count + parts.reduce(0) { $0 + $1.count })
    for part in parts {
      switch part {
      case .whole(let builder): append(contentsOf: builder)
      case .blocks(let blocks):
        for block in blocks {
          let builder = block.vocabulary.builder
          let key = ObjectIdentifier(block.vocabulary)
          var map = maps.removeValue(forKey: key) ?? NumberMap(builder)
          append(block.records, of: builder, &map)
          maps[key] = map
        }
      }
    }
  }
}
