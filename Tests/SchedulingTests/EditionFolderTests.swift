import EditionFiles
import Glibc
import Scheduling
import Testing

@Suite struct EditionFolderTests {
  private let scratch = ScratchFolder()
  private var folder: EditionFolder { EditionFolder(workspace: scratch.path) }

  private struct Stop: Error {}

  private func text(_ name: String) -> String? {
    fileBytes("\(scratch.path)/output/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `an edition appears whole or not at all`() throws {
    try folder.write("2025-Q2") { try writeFile("\($0)/brief", "first") }
    #expect(throws: Stop.self) {
      try folder.write("2025-Q2") { staging in
        try writeFile("\(staging)/brief", "second")
        throw Stop()
      }
    }
    #expect(text("2025-Q2/brief") == "first")
    try folder.write("2025-Q2") { try writeFile("\($0)/brief", "third") }
    #expect(text("2025-Q2/brief") == "third")
    #expect(scratch.names(in: "output") == ["2025-Q2"])
  }

  @Test func `what killed runs left is cleared, and an edition caught between two renames is put back`() throws {
    try folder.prepare()
    let output = folder.output
    for name in [".staging-2025-Q2", ".staging-2025-Q2.cleared", ".replaced-2025-Q1", ".replaced-2024-Q4", "2024-Q4"] {
      mkdir("\(output)/\(name)", 0o777)
      try writeFile("\(output)/\(name)/brief", name)
    }
    try folder.repair()
    #expect(scratch.names(in: "output") == ["2024-Q4", "2025-Q1"])
    #expect(text("2025-Q1/brief") == ".replaced-2025-Q1")
    #expect(text("2024-Q4/brief") == "2024-Q4")
  }

  @Test func `output that leads out of the workspace is refused, and nothing is written there`() throws {
    let other = ScratchFolder()
    symlink(other.path, scratch.path + "/output")
    #expect(throws: EditionFault.leadsOutside(path: scratch.path + "/output")) {
      try folder.write("2025-Q2") { try writeFile("\($0)/brief", "x") }
    }
    #expect(other.names() == [])
  }

  @Test func `a file where a folder must be is refused`() throws {
    try writeFile(scratch.path + "/output", "mine")
    #expect(throws: EditionFault.notAFolder(path: scratch.path + "/output")) { try folder.prepare() }
    unlink(scratch.path + "/output")
    try folder.prepare()
    try writeFile(folder.output + "/2025-Q2", "mine")
    #expect(throws: EditionFault.notAFolder(path: folder.output + "/2025-Q2")) {
      try folder.write("2025-Q2") { try writeFile("\($0)/brief", "x") }
    }
    #expect(text("2025-Q2") == "mine")
    #expect(scratch.names(in: "output") == ["2025-Q2"])
  }

  @Test func `a workbook that is cut is never put in place`() throws {
    #expect(throws: EditionFault.notWhole(path: folder.output + "/2025-Q2/a.xlsx")) {
      try folder.write("2025-Q2") { try writeFile("\($0)/a.xlsx", "PK no package") }
    }
    #expect(scratch.names(in: "output") == [])
    #expect(throws: EditionFault.notWhole(path: folder.output + "/2025-Q2/zone/a.xlsx")) {
      try folder.write("2025-Q2") { staging in
        mkdir(staging + "/zone", 0o777)
        try writeFile(staging + "/zone/a.xlsx", "PK no package")
      }
    }
  }

  @Test func `what others put into an edition is taken along where the program says what is its own`() throws {
    for own in [nil, ["brief", "gone"]] as [Set<String>?] {
      try folder.write("2025-Q2") { staging in
        for name in ["brief", "gone", "mine"] { try writeFile("\(staging)/\(name)", "old") }
      }
      try folder.write("2025-Q2", replacing: own) { try writeFile("\($0)/brief", "new") }
      #expect(scratch.names(in: "output/2025-Q2") == (own == nil ? ["brief"] : ["brief", "mine"]))
    }
    #expect(text("2025-Q2/mine") == "old")
  }

  @Test func `a digest of a file is that of its bytes; a pipe has none`() throws {
    let path = scratch.path + "/file"
    try writeFile(path, "abc")
    #expect(
      Digest(ofFile: path)?.description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    mkfifo(scratch.path + "/pipe", 0o600)
    #expect(Digest(ofFile: scratch.path + "/pipe") == nil)
    #expect(Digest(ofFile: scratch.path) == nil)
  }
}
