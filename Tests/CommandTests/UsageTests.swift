import Foundation
import Testing

@Suite struct UsageTests {
  static let subcommands = [
    "report", "brief", "check", "trace", "export", "run", "plan", "history", "schedule", "init",
  ]

  @Test(arguments: subcommands)
  func `the help of every subcommand has an example`(subcommand: String) throws {
    let run = try BuiltCommand.run([subcommand, "--help"])
    #expect(run.exitCode == 0)
    #expect(run.output.contains("Example: gaoxin \(subcommand)"))
  }

  @Test func `every subcommand is in the overview`() throws {
    let run = try BuiltCommand.run(["--help"])
    for subcommand in Self.subcommands { #expect(run.output.contains("\n  \(subcommand) ")) }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completions are made for a shell`(shell: String) throws {
    let run = try BuiltCommand.run(["--generate-completion-script", shell])
    #expect(run.exitCode == 0)
    for subcommand in Self.subcommands { #expect(run.output.contains(subcommand)) }
  }

  @Test(arguments: [
    (["report", "--quarter", "2025-Q5"], "gaoxin: '2025-Q5' is no quarter\n  write a year and a quarter: 2025-Q2\n"),
    (
      ["report", "--quarter", "2019-Q1"],
      "gaoxin: the data set has no figure whose span ends with 2019-Q1\n"
        + "  it has some for 2025-Q2, 2024-Q4, 2024-Q3, 2023-Q4, 2023-Q2, 2022-Q4, 2022-Q2, 2021-Q4 and older ones\n"
    ),
    (["brief", "--zones", "zhenjang"], "gaoxin: unknown zone 'zhenjang'\n  did you mean 'zhenjiang'?\n"),
    (
      ["brief", "--template", "../quarterly"],
      "gaoxin: '../quarterly' is no name of a template\n  name a folder of Templates/\n"
    ),
  ])
  func `a wrong request ends with 64 and says what is right`(arguments: [String], message: String) throws {
    let workspace = try TemporaryWorkspace()
    let run = try BuiltCommand.run(arguments, in: workspace.path)
    #expect(run.exitCode == 64)
    #expect(run.errors == message)
    #expect(run.output == "")
    #expect(workspace.outputs().keys.allSatisfy { $0.hasPrefix(".") })
  }

  @Test func `a missing template ends with 78`() throws {
    let workspace = try TemporaryWorkspace()
    let run = try workspace.run("report", "--template", "mine")
    #expect(run.exitCode == 78)
    #expect(
      run.errors == "gaoxin: there is no template 'mine'\n  copy Templates/quarterly to Templates/mine and change it\n")
  }

  @Test func `outside a workspace every command says so and ends with 66`() throws {
    for arguments in [["report"], ["brief"], ["check"], ["export", "--format", "csv"], ["trace", "x"]] {
      let run = try BuiltCommand.run(arguments, in: "/")
      #expect(run.exitCode == 66)
      #expect(
        run.errors
          == "gaoxin: no workspace here: neither this folder nor one above it holds gaoxin.yaml\n  name one with --workspace DIR, or make one with: gaoxin init DIR\n"
      )
    }
  }

  @Test(arguments: [
    ["report", "--nonsense"], ["brief", "--width", "12"], ["export"], ["nonsense"],
    ["export", "--format", "csv", "--ranges"],
  ])
  func `usage mistakes end with 64`(arguments: [String]) throws {
    let run = try BuiltCommand.run(arguments)
    #expect(run.exitCode == 64)
    #expect(run.errors.contains("Error: "))
  }
}
