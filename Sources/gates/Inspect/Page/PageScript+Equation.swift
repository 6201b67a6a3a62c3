extension PageScript {
  /// The equations that a quantity takes part in, with this step's numbers in them: the lines of `Inspection.equation`.
  static let equation = #"""
    const squashes = {"σ": sum => 1 / (1 + Math.exp(-sum)), tanh: Math.tanh};
    const squashName = gate => ["candidate", "shortTerm"].includes(gate) ? "tanh" : "σ";
    const added = numbers => numbers.reduce((sum, number) => sum + number, 0);

    /** How many digits more the terms need, so that what they make as shown rounds to the result as shown. */
    function extraDigits(terms, result, make) {
      const most = Math.max(0, mostDigits - Math.max(...terms.map(term => term.digits)));
      for (let extra = 0; extra < most; extra++) {
        const made = make(terms.map(({number, digits}) => rounded(number, digits + extra)));
        if (!(Math.abs(made - rounded(result.number, result.digits)) > 0.5000001 / 10 ** result.digits)) return extra;
      }
      return most;
    }

    /** Numbers added: 0.314 − 0.021 + 1.000. */
    function joined(terms) {
      return terms.reduce((text, term) => term.startsWith("−") ? `${text} − ${term.slice(1)}` : `${text} + ${term}`);
    }

    /** One line, or two if it is too wide: symbols, then numbers. */
    function line(left, right, numbers) {
      const whole = `${left} = ${right} = ${numbers}`;
      if ([...whole].length <= 60) return [whole];
      return [`${left} = ${right}`, `${" ".repeat([...left].length)} = ${numbers}`];
    }

    /** A line whose terms make a result; each term has as many digits as it needs, or at least as many as are given. */
    function arithmetic(left, right, numbers, result, {make, write, digits, resultDigits = digits ?? digitsOf(result)}) {
      const terms = numbers.map(number => ({number, digits: digits ?? digitsOf(number)}));
      const extra = extraDigits(terms, {number: result, digits: resultDigits}, make);
      const texts = terms.map(term => shown(term.number, term.digits + extra));
      return line(left, right, `${write(texts)} = ${shown(result, resultDigits)}`);
    }

    function product(left, right, a, b, result) {
      return arithmetic(left, right, [a, b], result, {make: ([a, b]) => a * b, write: ([a, b]) => `${a} · ${b}`});
    }

    function sum(left, right, terms, result) {
      const digits = Math.max(...[result, ...terms].map(digitsOf));
      return arithmetic(left, right, terms, result, {make: added, write: joined, digits});
    }

    /** The digits of a sum that let its shown value, squashed, round to the shown gate. */
    function sumDigits(sum, squash) {
      const gate = squash(sum);
      return 3 + extraDigits([{number: sum, digits: 3}], {number: gate, digits: digitsOf(gate)}, ([sum]) => squash(sum));
    }

    function isHeld(gate, {step, layer, unit}) {
      return run.holds.some(hold => hold.gate === gate && hold.fromStep <= first + step
        && (hold.layer ?? layer) === layer && (hold.unit ?? unit) === unit);
    }

    /** f = x·Wf + h·Uf + bf = … and σ(f) = … */
    function lstmGate(gate, letter, now) {
      const numbers = parts(gate, now).map(part => part.number);
      const total = added(numbers), name = squashName(gate), byItself = squashes[name](total);
      const peephole = numbers.length === 4 ? ` + ${gate === "output" ? "c′" : "c"}·p${letter}` : "";
      const digits = sumDigits(total, squashes[name]);
      const lines = arithmetic(letter, `x·W${letter} + h·U${letter} + b${letter}${peephole}`, numbers, total,
        {make: added, write: joined, digits});
      const is = shown(value(gate, now));
      return [...lines, isHeld(gate, now)
        ? `${name}(${letter}) is held at ${is}; by itself it would be ${shown(byItself)}` : `${name}(${letter}) = ${is}`];
    }

    /** r = σ(x·Wr + h·Ur + br) = σ(0.314 − 0.021 + 1.000) = σ(1.293) = 0.785 */
    function squashedSum(gate, letter, symbols, now) {
      const numbers = parts(gate, now).map(part => part.number);
      const total = added(numbers), name = squashName(gate), squash = squashes[name];
      const digits = sumDigits(total, squash);
      const more = extraDigits(numbers.map(number => ({number, digits})), {number: total, digits}, added);
      const terms = joined(numbers.map(number => shown(number, digits + more)));
      const lines = line(letter, `${name}(${symbols})`,
        `${name}(${terms}) = ${name}(${shown(total, digits)}) = ${shown(squash(total))}`);
      return isHeld(gate, now) ? [...lines, `${letter} is held at ${shown(value(gate, now))}`] : lines;
    }

    function lstmLines(quantity, now) {
      const of = quantity => value(quantity, now);
      const kept = product("k", "σ(f)·c", of("forget"), before("longTerm", now), of("kept"));
      const learned = product("n", "σ(i)·tanh(g)", of("input"), of("candidate"), of("learned"));
      const remembered = sum("c′", "k + n", [of("kept"), of("learned")], of("longTerm"));
      const {notesBias, shown: notes} = layers[now.layer];
      const u = notesBias ? at(notes(), now.step, now.unit) : of("longTerm");
      const used = [
        ...(notesBias ? sum("u", "k·Wu + bu", [u - notesBias()[now.unit], notesBias()[now.unit]], u) : []),
        ...product("h′", notesBias ? "σ(o)·tanh(u)" : "σ(o)·tanh(c′)", of("output"), Math.tanh(u), of("shortTerm"))];
      const after = {
        forget: () => [...lstmGate("forget", "f", now), ...kept, ...remembered, ...used],
        input: () => [...lstmGate("input", "i", now), ...learned, ...remembered, ...used],
        candidate: () => [...lstmGate("candidate", "g", now), ...learned, ...remembered, ...used],
        output: () => [...lstmGate("output", "o", now), ...used],
        learned: () => [...learned, ...remembered, ...used],
        longTerm: () => [...kept, ...learned, ...remembered],
        shortTerm: () => [...remembered, ...used],
      };
      return (after[quantity] ?? after.forget)();
    }

    function gruLines(quantity, now) {
      const z = value("update", now);
      const terms = [1 - z, value("candidate", now), z, before("shortTerm", now)];
      const used = arithmetic("h′", "(1 − z)·n + z·h", terms, value("shortTerm", now), {
        make: ([a, b, c, d]) => a * b + c * d,
        write: ([a, b, c, d]) => joined([`${a} · ${b}`, `${c} · ${d}`]),
      });
      const candidate = squashedSum("candidate", "n", "x·Wn + r·(h·Un) + (bn + r·cn)", now);
      return {
        reset: () => [...squashedSum("reset", "r", "x·Wr + h·Ur + br", now), ...candidate, ...used],
        update: () => [...squashedSum("update", "z", "x·Wz + h·Uz + bz", now), ...used],
        candidate: () => [...candidate, ...used],
        shortTerm: () => used,
      }[quantity]();
    }

    function showEquation(now) {
      const {cell} = run.model;
      const lines = cell === "rnn" ? squashedSum("shortTerm", "h′", "x·W + h·U + b", now)
        : cell === "gru" ? gruLines(now.quantity, now) : lstmLines(now.quantity, now);
      byId("equation").replaceChildren(...lines.map(text => element("div", "", text)));
      byId("place").textContent = `Step ${first + now.step}, layer ${now.layer}, unit ${now.unit}`;
    }
    """#
}
