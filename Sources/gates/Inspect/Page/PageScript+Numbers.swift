extension PageScript {
  /// The numbers of the run, and how a number is written.
  static let numbers = #"""
    const run = JSON.parse(byId("run").textContent);
    const {steps, first} = run;
    const {inputs, hidden, outputs} = run.model;

    function byId(id) { return document.getElementById(id); }

    /** What a function gives, worked out when it is first asked for. */
    function once(make) {
      let made;
      return () => made ??= make();
    }

    /** Numbers that stand on the page as base64, little-endian: 32 or 64 bits each. */
    function decoded(text) {
      const signs = atob(text);
      const bytes = new Uint8Array(signs.length);
      for (let i = 0; i < signs.length; i++) bytes[i] = signs.charCodeAt(i);
      return run.bits === 32 ? new Float32Array(bytes.buffer) : new Float64Array(bytes.buffer);
    }

    function mapped(object, change) {
      return Object.fromEntries(Object.entries(object ?? {}).map(([key, value]) => [key, change(value)]));
    }

    const lines = byId("lists").textContent.split("\n");
    const later = line => once(() => decoded(lines[line] ?? ""));
    const inputRows = later(run.input);
    const predictionRows = later(run.prediction);
    const layers = run.layers.map(layer => ({
      values: mapped(layer.values, later),
      parts: mapped(layer.parts, gate => mapped(gate, later)),
      before: mapped(layer.before, later),
      shown: later(layer.shown),
    }));
    const quantities = run.quantities.map(each => each.quantity);
    const names = Object.fromEntries(run.quantities.map(each => [each.quantity, each.name]));

    /** A number of a unit at a step of the page, counted from 0; what is the same at all steps stands on the page once. */
    function at(numbers, step, unit) { return numbers[(step * hidden + unit) % numbers.length]; }

    function value(quantity, {step, layer, unit}) { return at(layers[layer].values[quantity](), step, unit); }

    /** What the memory was before a step. */
    function before(memory, place) {
      if (place.step > 0) return value(memory, {...place, step: place.step - 1});
      return layers[place.layer].before[memory]()[place.unit];
    }

    /** The parts of a gate's sum: pairs of a name and a number. */
    function parts(gate, {step, layer, unit}) {
      const all = layers[layer].parts[gate] ?? {};
      return Object.entries(all).map(([part, numbers]) => [part, at(numbers(), step, unit)]);
    }

    /** The fewest digits that give the number again, which is what the JSON of this run has. */
    function exact(number) {
      if (run.bits === 64 || !Number.isFinite(number)) return inWords(number) ?? String(number);
      for (let digits = 1; digits < 9; digits++) {
        const short = Number(number.toPrecision(digits));
        if (Math.fround(short) === number) return String(short);
      }
      return String(Number(number.toPrecision(9)));
    }

    function inWords(number) {
      if (Number.isNaN(number)) return "not a number";
      return Number.isFinite(number) ? null : number > 0 ? "∞" : "−∞";
    }

    /** Rounded, to be read. */
    function rounded(number, decimals = 3) {
      const words = inWords(number);
      if (words) return words;
      const size = Math.abs(number);
      const text = size >= 1e6 || (size > 0 && size < 0.5 / 10 ** decimals && decimals > 2)
        ? number.toExponential(1).replace("e+", "e") : number.toFixed(decimals);
      return (Number(text) === 0 ? text.replace("-", "") : text).replaceAll("-", "−");
    }
    """#
}
