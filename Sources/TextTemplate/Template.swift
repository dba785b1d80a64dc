package import UserFiles

/// A template read and checked, ready to be rendered any number of times.
package struct Template: Sendable {
  let nodes: [TemplateNode]
  let slotCount: Int
  let globals: [(name: String, spot: Spot)]
  let localNames: [String]
  let limits: TemplateLimits

  /// Reads a template; nil, with all its mistakes noted, where its syntax, a filter or an inclusion is wrong.
  ///
  /// - Parameters:
  ///   - file: the template.
  ///   - folder: the folder that `include` may read from; without one, nothing can be included.
  ///   - filters: the filters it may use.
  ///   - limits: how much it may use.
  ///   - mistakes: takes what is wrong, each with file, line and column.
  package static func parse(
    _ file: UserFile, including folder: ContainedFolder? = nil, filters: TemplateFilters = TemplateFilters(),
    limits: TemplateLimits = TemplateLimits(), noting mistakes: Mistakes
  ) -> Template? {
    mistakes.keep(file)
    let own = Mistakes()
    let parser = TemplateParser(folder: folder, filters: filters, limits: limits, mistakes: own)
    let nodes = parser.parse(file, including: [file.name])
    own.pass(to: mistakes)
    guard !own.hasErrors else { return nil }
    return Template(
      nodes: nodes, slotCount: parser.scope.slotCount, globals: parser.globals, localNames: parser.localNames,
      limits: limits)
  }

  /// Writes the text that the template makes of data; nil, with all mistakes noted, where a name, a key or a value is
  /// wrong. Every name of the data that the template uses anywhere must be there, in branches not taken too.
  package func rendered(with data: TemplateRecord, noting mistakes: Mistakes) -> String? {
    let run = TemplateRun(of: self, data: data)
    run.checkNames()
    _ = run.write(nodes)
    run.mistakes.pass(to: mistakes)
    return run.mistakes.hasErrors ? nil : run.output
  }
}

extension Mistakes {
  fileprivate func pass(to other: Mistakes) {
    for file in files.values { other.keep(file) }
    for mistake in all { other.add(mistake) }
  }
}
