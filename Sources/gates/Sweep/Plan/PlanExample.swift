/// The plan that `gates sweep --example` prints.
enum PlanExample {
  static let text = """
    # A plan for gates sweep. A key is an option of gates train without its dashes; what is left out is as gates train has it.

    task = "sine"           # what is learned
    seeds = 3               # seeds 1, 2 and 3; or the seeds themselves: [1, 7, 42]

    # A list stands for each of its values. All combinations are run: here 2 × 2 settings with 3 seeds, 12 runs.
    hidden = [16, 32]
    rate = [0.01, 0.003]
    epochs = 20

    # Further combinations. What they do not name is as above: here cell = "gru" with 2 hidden × 1 rate × 3 seeds, 6 more runs.
    [[also]]
    cell = "gru"
    rate = 0.01

    # A series of your own, looked for beside this file, would be: data = "my.csv" and column = "price".

    """
}
