import UserFiles
import WorkerThreads
import ZoneModel

extension TableReader {
  /// Reads a table of observations in blocks side by side; a file that breaks the rules of CSV is read as a whole, so that
  /// all that is wrong with it is told.
  func readObservations(
    at path: String, as name: String, sizeLimit: Int, _ context: ObservationContext,
    into observations: inout ObservationBuilder
  ) {
    let probe = Mistakes()
    // One block for each core, since each learns its names anew; a very long table has more, to keep them small.
    let share = (UserFile.size(of: path) ?? 0) / coreCount + 1
    let blockSize = min(max(share, 1 << 20), 16 << 20)
    guard let table = ByteCSV.open(path, as: name, blockSize: blockSize, noting: probe), table.size <= sizeLimit,
      let positions = table.positions(of: Self.observationColumns, noting: probe), probe.isEmpty,
      let blocks = table.scan(
        threads: coreCount, noting: probe,
        start: { ObservationBlock(context, name: name, positions: positions, reader: self) },
        row: { $0.take($1) }), probe.isEmpty
    else { return readWhole(path, as: name, sizeLimit: sizeLimit, context, into: &observations) }
    mistakes.noteRead(name)
    for (_, part) in blocks {
      observations.append(contentsOf: part.builder)
      mistakes.add(all: part.mistakes)
    }
  }

  private func readWhole(
    _ path: String, as name: String, sizeLimit: Int, _ context: ObservationContext,
    into observations: inout ObservationBuilder
  ) {
    guard let file = UserFile.read(path, as: name, sizeLimit: sizeLimit, noting: mistakes) else { return }
    var read = ObservationBuilder()
    file.readCSV(Self.observationColumns, noting: mistakes) { row in
      readObservation(row, context, noting: mistakes, into: &read)
    }
    observations.append(contentsOf: read)
  }
}
