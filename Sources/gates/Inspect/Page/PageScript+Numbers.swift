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
      notesBias: layer.notesBias === undefined ? null : later(layer.notesBias),
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

    /** The parts of a gate's sum in their order, each with its name. */
    function parts(gate, {step, layer, unit}) {
      const all = layers[layer].parts[gate] ?? {};
      return ["input", "memory", "bias", "peephole"].filter(part => part in all)
        .map(part => ({part, number: at(all[part](), step, unit)}));
    }

    /** The fewest digits that give the number again, as the JSON of the run has them. */
    function exact(number) {
      if (!Number.isFinite(number)) return notFinite(number);
      for (let digits = 1; run.bits === 32 && digits < 9; digits++) {
        const short = Number(number.toPrecision(digits));
        if (Math.fround(short) === number) return String(short);
      }
      return String(run.bits === 32 ? Number(number.toPrecision(9)) : number);
    }

    function notFinite(number) { return Number.isNaN(number) ? "NaN" : number > 0 ? "∞" : "−∞"; }

    const mostDigits = 7;

    /** How many digits after the point show at least two that count; 3 for zero and for what is not finite. */
    function digitsOf(number) {
      let digits = 3;
      while (digits < mostDigits && number !== 0 && Math.abs(number) * 10 ** digits < 10) digits++;
      return digits;
    }

    function rounded(number, digits) { return Math.sign(number) * Math.round(Math.abs(number) * 10 ** digits) / 10 ** digits; }

    /** A number to be read, with a minus sign as in print. */
    function shown(number, digits = digitsOf(number)) {
      if (!Number.isFinite(number)) return notFinite(number);
      const near = rounded(number, digits);
      const text = Math.abs(number) < 1e9 ? Math.abs(near).toFixed(digits)
        : Number(Math.abs(number).toPrecision(4)).toExponential().replace(/([+-])(\d)$/, "$10$2");
      return (near < 0 ? "−" : "") + text;
    }
    """#
}
