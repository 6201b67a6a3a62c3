import FourGates
import Testing

@testable import gates

@Suite struct `What is typed for training` {
  @Test(
    arguments: [
      ("constant", "constant", .constant), ("step:0.10,30", "step:0.1,30", .step(every: .epochs(30), factor: 0.1)),
      ("exponential:0.97", "exponential:0.97,1", .exponential(every: .epochs(1), factor: 0.97, delay: 0)),
      ("exponential:0.97,10", "exponential:0.97,10", .exponential(every: .epochs(1), factor: 0.97, delay: 9)),
      ("cosine", "cosine:0", .cosine(over: .epochs(50), finalFraction: 0)),
      ("cosine:0.01", "cosine:0.01", .cosine(over: .epochs(50), finalFraction: 0.01)),
      ("plateau", "plateau:0.5,5", .plateau(factor: 0.5, patience: 5)),
      ("plateau:0.25,3", "plateau:0.25,3", .plateau(factor: 0.25, patience: 3)),
    ] as [(String, String, Schedule)])
  func `a schedule is read and written`(typed: String, written: String, schedule: Schedule) throws {
    let choice = try ScheduleChoice(typed: typed)
    #expect(choice.description == written)
    #expect(choice.schedule(epochs: 50) == schedule)
    #expect(try ScheduleChoice(typed: written) == choice)
  }

  @Test func `char-rnn's rate stays for ten epochs and shrinks in the eleventh`() throws {
    let schedule = try ScheduleChoice(typed: "exponential:0.97,10").schedule(epochs: 50)
    #expect(schedule.factor(epoch: 9, update: 0) == 1)
    #expect(abs(schedule.factor(epoch: 10, update: 0) - 0.97) < 1e-12)
    #expect(abs(schedule.factor(epoch: 12, update: 0) - 0.97 * 0.97 * 0.97) < 1e-12)
  }

  @Test(arguments: [
    ("cosin", "there is no schedule “cosin”; did you mean cosine? Choose constant, step, exponential, cosine or plateau."),
    ("constant:1", "--schedule constant takes no numbers, and got “constant:1”."),
    (
      "step:0.1",
      "--schedule step takes a factor from 0 to 1 and after how many epochs, each time, such as step:0.1,30, and got “step:0.1”."
    ),
    (
      "exponential:nan",
      "--schedule exponential takes a factor from 0 to 1 an epoch, and after how many epochs, such as exponential:0.97,10, and got "
        + "“exponential:nan”."
    ),
    (
      "cosine:2",
      "--schedule cosine takes the share of the rate at the end, from 0 to 1, such as cosine:0.01, and got “cosine:2”."
    ),
    (
      "plateau:0.5,",
      "--schedule plateau takes a factor from 0 to 1, and for how many epochs it waits, such as plateau:0.5,5, and got “plateau:0.5,”."
    ),
  ])
  func `a schedule that is none gets a sentence`(typed: String, sentence: String) {
    #expect(throws: ChoiceError(sentence)) { try ScheduleChoice(typed: typed) }
  }

  @Test(arguments: ["pytorch", "char-rnn", "uniform:0.08", "pytorch,forget:1", "uniform:0.5,forget:-2,update:3,orthogonal"])
  func `a start is read and written`(typed: String) throws {
    #expect(try InitialChoice(typed: typed).description == typed)
  }

  @Test func `a start gives the weights that it says`() throws {
    func lstm(_ typed: String) throws -> (forget: [Scalar], input: [Scalar], memory: Tensor) {
      var dice = Dice(seed: 1)
      let architecture = Architecture(.lstm, inputs: 3, hidden: 4)
      let net = Network(architecture, initial: try InitialChoice(typed: typed).initialisation, dice: &dice)
      guard case .lstm(let cells) = net.layers else { return ([], [], Tensor(0)) }
      return (cells[0].forgetMap.b.value.scalars, cells[0].inputMap.W.value.scalars, cells[0].forgetMap.U.value)
    }
    #expect(try lstm("char-rnn").forget == [1, 1, 1, 1])
    #expect(try lstm("char-rnn").input.allSatisfy { abs($0) <= 0.08 })
    #expect(try lstm("uniform:0.01").forget.allSatisfy { abs($0) <= 0.01 })
    #expect(try lstm("pytorch").input.contains { abs($0) > 0.08 })
    #expect(try lstm("pytorch,forget:2").forget == [2, 2, 2, 2])
    let turn = try lstm("pytorch,orthogonal").memory
    let square = turn.matrixProduct(turn.transposed())
    for row in 0..<4 { #expect(abs(square[row, row] - 1) < 1e-5) }
  }

  @Test(arguments: [
    ("pytoch", "there is no initialisation “pytoch”; did you mean pytorch? Choose pytorch, char-rnn or uniform."),
    (
      "uniform:0",
      "--initial takes numbers as in uniform:0.08 (above 0, up to 10) and forget:1 (from −100 to 100), and got “uniform:0”."
    ),
    ("pytorch:3", "--initial pytorch takes no number, and got “pytorch:3”."),
    (
      "pytorch,forget:1,forget:2",
      "--initial takes each of forget:1, update:2 and orthogonal once, and got “pytorch,forget:1,forget:2”."
    ),
    (
      "pytorch,frget:1",
      "there is no part of an initialisation “frget”; did you mean forget? Choose forget, update or orthogonal."
    ),
  ])
  func `a start that is none gets a sentence`(typed: String, sentence: String) {
    #expect(throws: ChoiceError(sentence)) { try InitialChoice(typed: typed) }
  }
}
