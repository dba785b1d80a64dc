import Scheduling
import Testing

@Suite struct CrontabBlockTests {
  private func block(_ workspace: String = "/srv/zones", arguments: [String] = []) throws -> CrontabBlock {
    try CrontabBlock(program: "/opt/gaoxin/bin/gaoxin", workspace: workspace, arguments: arguments)
  }

  private var morning: CronTime { get throws { try #require(CronTime("06:17")) } }

  @Test func `the block says all that the line needs`() throws {
    #expect(
      try block().text(at: morning) == """
        # BEGIN gaoxin /srv/zones
        # The time is that of cron's clock. The program decides what is due; it prints nothing when nothing is.
        CONTENT_TYPE="text/plain; charset=UTF-8"
        17 6 * * * /opt/gaoxin/bin/gaoxin run --workspace /srv/zones
        # END gaoxin /srv/zones

        """)
  }

  @Test(arguments: [
    ("/srv/my zones", "'/srv/my zones'"),
    ("/srv/高新区", "'/srv/高新区'"),
    ("/srv/it's", "'/srv/it'\\''s'"),
    ("/srv/50%", "'/srv/50\\%'"),
    // The sign and the mark that follows it are one character, and yet the shell and cron see the sign.
    ("/srv/%\u{301}", "'/srv/\\%\u{301}'"),
    ("/srv/'\u{301};id", "'/srv/'\\''\u{301};id'"),
    ("/srv/$(id)`id`\"\\!*", "'/srv/$(id)`id`\"\\!*'"),
  ])
  func `a path is one word, whatever is in it`(path: String, word: String) throws {
    let text = try block(path).text(at: morning)
    #expect(text.contains("gaoxin run --workspace \(word)\n"))
  }

  @Test func `further arguments of the run are words of their own`() throws {
    let text = try block(arguments: ["--notify", "curl \"$URL\" || echo 100%", "--strict"]).text(at: morning)
    #expect(text.contains("/srv/zones --notify 'curl \"$URL\" || echo 100\\%' --strict\n"))
  }

  @Test(arguments: ["/srv/a\nb", "/srv/a\r\nb", "/srv/a\rb"])
  func `a line break in a path is refused`(path: String) {
    #expect(throws: CrontabBlock.Fault.lineBreak(path)) { try block(path) }
    #expect(throws: CrontabBlock.Fault.self) { try block(arguments: ["--notify", path]) }
  }

  @Test func `a command that cron would cut is refused`() throws {
    let fixed = "/opt/gaoxin/bin/gaoxin run --workspace ".utf8.count
    #expect(throws: Never.self) { try block("/" + String(repeating: "a", count: 998 - fixed - 1)) }
    #expect(throws: CrontabBlock.Fault.tooLong(bytes: 999, limit: 998)) {
      try block("/" + String(repeating: "a", count: 998 - fixed))
    }
  }

  /// What others wrote: comments, settings, no UTF-8, marks of another workspace, half a block.
  private static let others: [[UInt8]] = [
    [],
    Array("MAILTO=a@b.c\n0 0 * * * /bin/true # 50\\%\n".utf8),
    Array("# caf".utf8) + [0xE9, 0xFF, 0x0A] + Array("0 0 * * 1 /bin/true\n".utf8),
    Array("# BEGIN gaoxin /srv/zones2\n1 1 * * * x\n# END gaoxin /srv/zones2\n\n\n".utf8),
    Array("# BEGIN gaoxin /srv/zones\nhalf a block\n".utf8),
    Array("# END gaoxin /srv/zones\n".utf8),
  ]

  @Test(arguments: others)
  func `installing twice changes nothing, and removing leaves what was there to the byte`(before: [UInt8]) throws {
    let block = try block()
    let installed = block.installed(in: before, at: try morning)
    #expect(installed.starts(with: before))
    #expect(block.installed(in: installed, at: try morning) == installed)
    #expect(block.found(in: installed) == (try block.text(at: morning)))
    #expect(block.removed(from: installed) == before)
    let later = Array("2 2 * * * /bin/later\n".utf8)
    #expect(block.removed(from: installed + later) == before + later)
  }

  @Test func `another time takes the place of the first, and a copy of the block is taken out`() throws {
    let block = try block()
    let evening = try #require(CronTime("18:00", dayOfMonth: 21))
    let before = Array("# mine\n".utf8)
    let after = Array("# mine too\n".utf8)
    let morning = Array(block.text(at: try morning).utf8)
    let changed = block.installed(in: before + morning + after + morning, at: evening)
    #expect(changed == before + Array(block.text(at: evening).utf8) + after)
    #expect(block.time(in: changed) == evening)
    #expect(block.removed(from: before + morning + after + morning) == before + after)
  }

  @Test func `a crontab without a last line feed gets one`() throws {
    let installed = try block().installed(in: Array("0 0 * * * /bin/true".utf8), at: morning)
    #expect(String(decoding: installed, as: UTF8.self).hasPrefix("0 0 * * * /bin/true\n# BEGIN gaoxin /srv/zones\n"))
  }

  @Test func `what a crontab sets before the block is seen`() throws {
    let block = try block()
    let crontab = Array("CRON_TZ = \"Europe/Berlin\"\n".utf8)
    #expect(block.variable("CRON_TZ", in: block.installed(in: crontab, at: try morning)) == "Europe/Berlin")
    #expect(block.variable("CRON_TZ", in: block.installed(in: [], at: try morning) + crontab) == nil)
  }

  @Test func `a unit of systemd runs the same command, and a timer that catches up`() throws {
    let time = try #require(CronTime("06:17"))
    let units = try SystemdUnits(
      program: "/opt/my bin/gaoxin", workspace: "/srv/50% \"of\" $HOME\\", time: time, arguments: ["--quiet"])
    #expect(
      units.service == """
        [Unit]
        Description=Gaoxin: make the editions that are due

        [Service]
        Type=oneshot
        ExecStart="/opt/my bin/gaoxin" "run" "--workspace" "/srv/50%% \\"of\\" $$HOME\\\\" "--quiet"

        """)
    #expect(
      units.timer == """
        [Unit]
        Description=Gaoxin: look what is due

        [Timer]
        OnCalendar=*-*-* 06:17:00
        Persistent=true

        [Install]
        WantedBy=timers.target

        """)
    #expect(throws: CrontabBlock.Fault.lineBreak("/a\nb")) {
      try SystemdUnits(program: "/bin/x", workspace: "/a\nb", time: time)
    }
  }
}
