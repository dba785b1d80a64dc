import Foundation
import Testing

/// docs/formats.md, docs/schemas/ and what `init` makes: they hold for the files that users write.
@Suite struct FormatTests {
  /// The files that docs/formats.md writes, by their names.
  private static func examples() throws -> [(name: String, text: String)] {
    let manual = try String(contentsOfFile: BuiltCommand.root + "/docs/formats.md", encoding: .utf8)
    return manual.components(separatedBy: "\n```").enumerated().compactMap { index, block in
      guard index % 2 == 1, let end = block.firstIndex(of: "\n") else { return nil }
      let words = block[..<end].split(separator: " ")
      return words.count == 2 ? (String(words[1]), String(block[block.index(after: end)...]) + "\n") : nil
    }
  }

  /// A workspace of the examples alone.
  private static func workspace() throws -> TemporaryWorkspace {
    let workspace = try TemporaryWorkspace()
    for part in ["seeds/bulletins", "seeds/tables"] {
      try FileManager.default.removeItem(atPath: workspace.path + "/" + part)
      try FileManager.default.createDirectory(atPath: workspace.path + "/" + part, withIntermediateDirectories: true)
    }
    for example in try examples() { try workspace.write(example.name, example.text) }
    return workspace
  }

  @Test func `the examples of the formats are a workspace without a mistake`() throws {
    #expect(try Self.examples().count == 9)
    let workspace = try Self.workspace()
    let check = try workspace.run("check")
    #expect(check.exitCode == 0, "\(check.output)\(check.errors)")
    #expect(!check.output.contains(": error:"))
    let report = try workspace.run("report")
    #expect(report.exitCode == 0, "\(report.errors)")
  }

  private static let validation = """
    import glob, json, sys, yaml, jsonschema
    root, folder = sys.argv[1], sys.argv[2]
    files = {"gaoxin.yaml": "gaoxin", "seeds/zones.yaml": "zones", "seeds/indicators.yaml": "indicators",
             "seeds/themes.yaml": "themes", "seeds/remarks.yaml": "remarks"}
    for path in glob.glob("seeds/bulletins/*.yaml", root_dir=folder): files[path] = "bulletin"
    for part in ("workbook", "styles"): files[f"Templates/quarterly/{part}.yaml"] = part
    for language in ("en", "zh"): files[f"Templates/quarterly/labels.{language}.yaml"] = "labels"
    for path, name in sorted(files.items()):
        schema = json.load(open(f"{root}/docs/schemas/{name}.schema.json", encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        text = open(f"{folder}/{path}", encoding="utf-8").read()
        if "$schema=" not in text.split("\\n")[0]: print(f"{path}: names no schema")
        for error in jsonschema.Draft202012Validator(schema).iter_errors(yaml.safe_load(text)):
            print(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    print(len(files), "files")
    """

  @Test(.enabled(if: BuiltCommand.python(with: "jsonschema, yaml") != nil, "needs python3-jsonschema and python3-yaml"))
  func `the files of the project and of the formats fit their schemas`() throws {
    let python = try #require(BuiltCommand.python(with: "jsonschema, yaml"))
    let examples = try Self.workspace()
    for (folder, count) in [(BuiltCommand.root, 12), (examples.path, 10)] {
      let run = try BuiltCommand.run(["-c", Self.validation, BuiltCommand.root, folder], program: python)
      #expect(run.output == "\(count) files\n", "\(run.errors)")
    }
  }

  @Test func `a new workspace has the catalogues, the templates and the schemas that its files name`() throws {
    let workspace = try TemporaryWorkspace(with: ["docs/schemas"])
    let folder = workspace.path + "/new"
    let run = try workspace.run("init", folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    for name in ["gaoxin.yaml", "seeds/zones.yaml", "Templates/quarterly/workbook.yaml"] {
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      let first = try #require(text.components(separatedBy: "\n").first)
      let schema = try #require(first.components(separatedBy: "$schema=").dropFirst().first, "\(name): \(first)")
      let place = URL(fileURLWithPath: folder + "/" + name).deletingLastPathComponent().path + "/" + schema
      #expect(FileManager.default.fileExists(atPath: place), "\(name) names \(schema)")
    }
    let check = try BuiltCommand.run(["check", "--workspace", folder])
    #expect(check.exitCode == 0, "\(check.output)\(check.errors)")
  }
}
