package import UserFiles

/// A template read and checked, ready to be rendered any number of times.
package struct Template: Sendable {
  /// The file that it was read from.
  package let file: UserFile
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
    mistakes.add(all: own)
    guard !own.hasErrors else { return nil }
    return Template(
      file: file, nodes: nodes, slotCount: parser.scope.slotCount,
      globals: parser.globals.filter { !parser.guardedNames.contains($0.name) }, localNames: parser.localNames,
      limits: limits)
  }

  /// Writes the text that the template makes of data; nil, with all mistakes noted, where a name, a key or a value is
  /// wrong. Every name of the data that the template uses anywhere must be there, in branches not taken too, unless it
  /// asks after that name with `is defined`.
  package func rendered(with data: TemplateRecord, noting mistakes: Mistakes) -> String? {
    let run = TemplateRun(of: self, data: data)
    run.checkNames()
    _ = run.write(nodes)
    mistakes.add(all: run.mistakes)
    return run.mistakes.hasErrors ? nil : run.output
  }
}
