import ArgumentParser
import FourGates
import LessonKit

/// What `gates` says without a command: what there is, and where to begin.
struct Overview {
  let commands: [any ParsableCommand.Type]

  func show(on terminal: Terminal) {
    terminal.say("FourGates \(FourGatesVersion.current) trains recurrent networks and looks inside. gates is its tool:")
    let names = commands.map { $0.configuration.commandName ?? "" }
    let width = names.map(\.count).max() ?? 0
    for (name, command) in zip(names, commands) where command.configuration.shouldDisplay {
      terminal.item(command.configuration.abstract, sign: "  " + name.padding(toLength: width + 1, withPad: " ", startingAt: 0))
    }
    terminal.say(
      """
      Begin with gates doctor: is everything here that is needed? Then gates lessons shows the course. Every command explains \
      itself, with an example: gates help doctor.
      """)
  }
}
