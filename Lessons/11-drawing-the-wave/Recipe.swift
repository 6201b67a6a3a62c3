import FourGates
import Foundation

/// Training on what is asked for: warm up on true values, run freely, compare, and send the gradient back through the feedback.
struct Recipe: Sendable {
  enum Cell: Sendable { case leaky, lstm, gru, elman, rotation }

  /// How the part of the wave is covered that is never a target in the data.
  enum Cover: Sendable {
    /// No biases: the network is odd, f(−x) = −f(x).
    case oddness
    /// Half of the windows, at random, are turned upside down.
    case flips
    /// One period more of data.
    case secondPeriod
    case none
  }

  /// What is compared with the data.
  enum Goal: Sendable { case freeRun, scheduledSampling, professorForcing }

  var cell = Cell.leaky
  var warmUp = 128
  var horizon = 256
  /// Whether the horizon grows from 8 steps, over the first 60 % of the updates.
  var grows = false
  var cover = Cover.oddness
  /// Whether gates and matrices begin as in PyTorch, and not so that they remember.
  var beginsAsPyTorch = false
  var goal = Goal.freeRun
  var rate = 6e-3
  var updates = 1000
  var clips = true
  var rateFalls = true
  var averages = false
  /// How far the network is left to draw.
  var steps = CourseWave.drawnSteps

  func horizon(at update: Int) -> Int {
    let share = Double(update) / (0.6 * Double(updates))
    return grows && share < 1 ? Int(8 * pow(Double(horizon) / 8, share)) : horizon
  }

  /// A network that feeds on its own predictions may begin wildly, so a large loss does not stop it.
  func trainer(_ parameters: [Parameter]) -> Trainer {
    Trainer(
      parameters, optimizer: Adam(learningRate: rate),
      schedule: rateFalls ? .cosine(over: .updates(updates), finalFraction: 0.01) : .constant,
      clipping: clips ? .norm(1) : nil, explosion: nil)
  }
}

/// A line of the table: a recipe, on several seeds.
struct Row: Sendable {
  let key: String
  let name: String
  let recipe: Recipe

  init(_ key: String, _ name: String, _ change: (inout Recipe) -> Void = { _ in }) {
    var recipe = Recipe()
    change(&recipe)
    (self.key, self.name, self.recipe) = (key, name, recipe)
  }

  static let recipe = Row("leaky", "the recipe") { $0.steps = 2400 }

  /// Each ingredient taken away, or replaced.
  static func ablations(quick: Bool) -> [Row] {
    let all = [
      Row("past4", "4 values of past") { $0.warmUp = 4 },
      Row("past32", "32 values of past") { $0.warmUp = 32 },
      Row("ahead1", "trained on 1 step") { $0.horizon = 1 },
      Row("ahead16", "trained on 16 steps") { $0.horizon = 16 },
      Row("ahead64", "trained on 64 steps") { $0.horizon = 64 },
      Row("biased", "with biases, nothing instead") { $0.cover = .none },
      Row("flips", "with biases, windows flipped") { $0.cover = .flips },
      Row("more", "with biases, one period more") { $0.cover = .secondPeriod },
    ]
    return quick ? all.filter { ["past4", "ahead1", "biased", "flips"].contains($0.key) } : all
  }

  /// Other cells, by the same three ingredients.
  static func cells(quick: Bool, full: Bool) -> [Row] {
    func gated(_ recipe: inout Recipe, _ cell: Recipe.Cell) {
      (recipe.cell, recipe.cover, recipe.grows, recipe.rate, recipe.updates) = (cell, .flips, true, 1e-2, 1000)
    }
    let lstm = Row("lstm", "LSTM") { gated(&$0, .lstm) }
    let rotation = Row("rotation", "rotation cell") {
      ($0.cell, $0.grows, $0.rate, $0.updates) = (.rotation, true, 0.01, 300)
    }
    let rest = [
      Row("lstm.pytorch", "LSTM, as PyTorch begins") {
        gated(&$0, .lstm)
        $0.beginsAsPyTorch = true
      },
      Row("gru", "GRU") { gated(&$0, .gru) },
      Row("identity", "RNN, U begins as the identity") { ($0.cell, $0.rate) = (.elman, 1e-3) },
      Row("elman", "RNN, as PyTorch begins") { ($0.cell, $0.rate, $0.beginsAsPyTorch) = (.elman, 1e-3, true) },
      Row("unclipped", "no clipping") { $0.clips = false },
      Row("constant", "rate stays") { $0.rateFalls = false },
      Row("averaged", "rate stays, averaged weights") { ($0.rateFalls, $0.averages) = (false, true) },
      Row("scheduled", "64 steps, scheduled sampling") { ($0.horizon, $0.goal) = (64, .scheduledSampling) },
      Row("professor", "64 steps, professor forcing") { ($0.horizon, $0.goal) = (64, .professorForcing) },
    ]
    return [lstm] + (quick ? [] : [rotation]) + (full ? rest : [])
  }
}
