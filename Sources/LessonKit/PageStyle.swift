/// How a page looks: a column to read, wider figures, light or dark as the reader's screen is, black on white in print.
package enum PageStyle {
  package static let sheet = """

    :root {
      color-scheme: light dark;
      --paper: #fcfcfa; --card: #f3f3ee; --ink: #222222; --soft: #5c5c5c; --line: #dcdcd5;
      --accent: #0063a0; --right: #00694b; --wrong: #a84300;
      --reading: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "DejaVu Serif", serif;
      --plain: system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
      --fixed: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #17191c; --card: #212429; --ink: #e6e4de; --soft: #a9a7a1; --line: #3a3e44;
        --accent: #7cc0ef; --right: #5cc9a2; --wrong: #f29d66;
      }
      .plate svg { filter: brightness(0.9); }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.6 var(--reading); overflow-wrap: break-word;
    }
    main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
    h1, h2 { line-height: 1.2; text-wrap: balance; }
    h1 { font-size: clamp(1.9rem, 7vw, 2.6rem); margin: 0.3rem 0 0.6rem; }
    h2 { font-size: 1.45rem; margin: 3rem 0 0.8rem; }
    p, ul, ol, dl { margin: 0 0 1.1rem; }
    ul, ol { padding-left: 1.5rem; }
    a { color: var(--accent); }
    code, .code { font-family: var(--fixed); font-size: 0.86em; }
    .kicker, .run, .card, .claims, figcaption, .missing, .table, dt, footer { font-family: var(--plain); }
    .kicker, .run { color: var(--soft); font-size: 0.9rem; margin: 0; }
    .asks { font-size: 1.3rem; line-height: 1.4; margin-bottom: 0.9rem; }
    header { border-bottom: 1px solid var(--line); padding-bottom: 1.4rem; margin-bottom: 2rem; }
    .box { overflow-x: auto; margin: 0 0 1.3rem; max-width: 100%; }
    .box:focus-visible, a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
    pre { white-space: pre; line-height: 1.5; tab-size: 2; }
    .code { background: var(--card); border-radius: 6px; padding: 0.8rem 1rem; }
    .code code { font-size: 1em; }
    .equation { padding: 0.3rem 0 0.3rem 1.25rem; border-left: 3px solid var(--line); }
    .equation table { border-collapse: collapse; line-height: 1.75; }
    .equation td { padding: 0 1.1em 0 0; white-space: pre; font-variant-numeric: lining-nums; }
    .table { font-size: 0.92rem; line-height: 1.4; }
    .table table { border-collapse: collapse; font-variant-numeric: tabular-nums lining-nums; }
    .table th, .table td { padding: 0.35rem 0.9rem 0.35rem 0; vertical-align: top; }
    .table tr > :last-child { padding-right: 0; }
    .table thead th { border-bottom: 1px solid var(--soft); vertical-align: bottom; }
    .table thead td { border-bottom: 1px solid var(--soft); }
    .table tbody tr + tr > * { border-top: 1px solid var(--line); }
    .table tbody th { font-weight: 500; }
    .words { text-align: left; min-width: 6rem; }
    .number { text-align: right; white-space: nowrap; }
    figure { margin: 2rem 0; }
    .plate { background: #fcfcfa; border: 1px solid var(--line); border-radius: 6px; margin: 0 0 0.6rem; }
    .plate svg { display: block; width: 100%; min-width: 38rem; height: auto; border-radius: 5px; }
    figcaption { color: var(--soft); font-size: 0.92rem; line-height: 1.5; }
    figcaption strong { color: var(--ink); }
    .missing { border-left: 3px solid var(--line); padding-left: 1rem; color: var(--soft); font-size: 0.95rem; }
    .card {
      background: var(--card); border-left: 3px solid var(--accent); border-radius: 0 6px 6px 0;
      padding: 0.9rem 1.1rem; margin: 0 0 1.4rem; font-size: 0.98rem; line-height: 1.5;
    }
    .card p, .card ol { margin-bottom: 0.5rem; }
    .card > :last-child { margin-bottom: 0; }
    .card ol { list-style: lower-alpha; }
    .given { color: var(--soft); }
    .card.right, .claims .right { border-left-color: var(--right); }
    .card.wrong, .claims .wrong { border-left-color: var(--wrong); }
    .right > strong, .right .verdict { color: var(--right); }
    .wrong > strong, .wrong .verdict { color: var(--wrong); }
    .claims { list-style: none; padding: 0; font-size: 0.95rem; line-height: 1.45; }
    .claims li { border-left: 3px solid; padding: 0.15rem 0 0.15rem 0.9rem; margin-bottom: 0.55rem; }
    .claims strong { margin-right: 0.15em; white-space: nowrap; }
    .numbers { color: var(--soft); display: inline-block; }
    dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.35rem 1.2rem; }
    dt { color: var(--soft); font-size: 0.95rem; }
    dd { margin: 0; overflow-wrap: anywhere; }
    footer { border-top: 1px solid var(--line); margin-top: 3rem; padding-top: 1.4rem; color: var(--soft); font-size: 0.88rem; }
    footer p { margin-bottom: 0.6rem; }
    @media (min-width: 62rem) { figure { width: 56rem; margin-left: -7rem; } }
    @media (max-width: 30rem) {
      main { padding: 1.5rem 1rem 3rem; }
      .plate { margin-left: -1rem; margin-right: -1rem; max-width: none; border-width: 1px 0; border-radius: 0; }
      .plate svg { border-radius: 0; }
      .equation { font-size: 0.95em; padding-left: 0.8rem; }
      .equation td { padding-right: 0.8em; }
      .table th, .table td { padding-right: 0.7rem; }
      dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
      dd { margin-bottom: 0.6rem; }
    }
    @media print {
      body { font-size: 10.5pt; background: none; }
      main { max-width: none; padding: 0; }
      h2 { margin-top: 1.6rem; }
      h1, h2, thead { break-after: avoid; }
      figure, .card, .claims li, .equation, tr { break-inside: avoid; }
      figure { width: auto; margin: 1rem 0; }
      .plate svg { min-width: 0; }
      .box { overflow: visible; }
      pre { white-space: pre-wrap; }
      .code, .card { background: none; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
    }

    """
}
