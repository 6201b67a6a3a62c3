import Testing

@testable import Plotting

@Suite struct PictureScriptTests {
  private func script(_ marks: Mark..., x: Axis = Axis("step"), y: Axis = Axis("value")) -> String {
    PictureScript(Figure("Title", x: x, y: y, marks), output: "a.svg") { "set terminal svg size \($0),\($1)" }.text
  }

  @Test func `a line is a block of data and a line through it`() {
    let script = script(.line("wave", y: [0.1, 2], ink: .model))
    #expect(script.contains("$data1 << EOD\n0.0 0.1\n1.0 2.0\nEOD\n"))
    #expect(script.contains("plot $data1 using 1:2 with lines lw 2.20 lc rgb '#0072b2' dt 1 notitle\n"))
    #expect(script.contains("set label 'wave' at screen"))
    #expect(script.contains("set xrange [0.0:1.0]\n"))
  }

  @Test func `a missing number parts a line, and a number alone is a point`() {
    let script = script(.line("", y: [1, 2, .nan, 3, .infinity, 2, 1], ink: .model))
    #expect(script.contains("$data1 << EOD\n0.0 1.0\n1.0 2.0\n\n5.0 2.0\n6.0 1.0\nEOD\n$data2 << EOD\n3.0 3.0\nEOD\n"))
    #expect(script.contains("$data2 using 1:2 with points pt 5"))
  }

  @Test func `dashes come from the ink, or from the line`() {
    #expect(script(.line("", y: [1, 2], ink: .model, dashed: true)).contains("lc rgb '#0072b2' dt (8,5)"))
    #expect(script(.line("", y: [1, 2], ink: .secondModel)).contains("lc rgb '#d55e00' dt (8,4)"))
  }

  @Test func `points are points`() {
    #expect(
      script(.points("", x: [3], y: [4], ink: .data)).contains("$data1 using 1:2 with points pt 7 ps 0.80 lc rgb '#7a7a7a'"))
  }

  @Test func `a band is filled between its curves`() {
    let script = script(.band("", low: [0, 1], high: [2, 3], ink: .training))
    #expect(script.contains("0.0 0.0 2.0\n1.0 1.0 3.0\n"))
    #expect(script.contains("using 1:2:3 with filledcurves fillcolor rgb '#0072b2' fillstyle transparent solid 0.22 noborder"))
  }

  @Test func `bars of two series stand side by side over their labels`() {
    let script = script(
      .bars("RNN", labels: ["a", "b"], heights: [1, .nan], ink: .elman),
      .bars("LSTM", labels: ["a", "b"], heights: [3, 4], ink: .lstm))
    #expect(script.contains("$data1 << EOD\n-0.2 1.0 "))
    #expect(script.contains("$data2 << EOD\n0.2 3.0 "))
    #expect(script.contains("set xtics norotate ('a' 0, 'b' 1)"))
    #expect(script.contains("with boxxyerror fillstyle solid 1.00 border lc rgb '#d55e00'"))
  }

  @Test func `a heat map has its first row at the top, a colour bar and numbers in its cells`() {
    let script = script(.heatMap("gate", rows: [[0, 1], [0.5, .nan]], showsValues: true))
    #expect(script.contains("$data1 << EOD\n0.0 0.0 0.0\n1.0 0.0 1.0\n0.0 1.0 0.5\nEOD"))
    #expect(script.contains("$data2 << EOD\n0 0 0 16777215\n1 0 1 2236962\n0 1 0.5 "))
    #expect(script.contains("set yrange [1.5:-0.5]"))
    #expect(script.contains("set cbrange [0.0:1.0]"))
    #expect(script.contains("set label 'gate' at screen"))
  }

  @Test func `a diverging heat map is as wide below zero as above`() {
    #expect(script(.heatMap("weight", rows: [[-1, 3]], scale: .diverging)).contains("set cbrange [-3.0:3.0]"))
  }

  @Test func `a level crosses the panel, a moment has its name above, a note its words at a place`() {
    let script = script(
      .line("", y: [0, 10], ink: .model), .level("floor", at: 4), .moment("best", at: 0.5), .note("here", x: 0.25, y: 5))
    #expect(script.contains("EOD\n0.0 4.0\n1.0 4.0\nEOD"))
    #expect(script.contains("EOD\n0.5 0.0\n0.5 10.5\nEOD"))
    #expect(script.contains("set label 'best' at screen"))
    #expect(script.contains("set label 'here' at first 0.25,5.0 left"))
  }

  @Test func `a logarithmic axis is set on its side only, and leaves out what is not positive`() {
    let script = script(.line("", y: [1, -1, 100, 10], ink: .model), y: Axis("loss", .logarithmic))
    #expect(script.contains("\nset logscale y\n") && !script.contains("set logscale x"))
    #expect(!script.contains("-1.0\n"))
  }

  @Test func `an empty panel says why`() {
    #expect(script(.line("", y: [.nan], ink: .model)).contains("set label 'no finite numbers'"))
    #expect(script(.line("", y: [-1], ink: .model), y: Axis("", .logarithmic)).contains("set label 'no positive numbers'"))
    #expect(script().contains("set label 'nothing to draw'"))
  }

  @Test func `named ticks stand where they are asked for`() {
    let ticks = [Axis.Tick(0, "start"), Axis.Tick(1, "100 %"), Axis.Tick(7, "outside")]
    #expect(script(.line("", y: [1, 2], ink: .model), x: Axis("", ticks: ticks)).contains("('start' 0.0, '100 %%' 1.0)"))
  }
}
