// swift-tools-version: 6.2
import PackageDescription

// Tensors, Recurrent and Training are compiled for x86-64-v3 (AVX2 and FMA) unless the trait AVX2 is switched off; other processors
// build as they are.
#if arch(x86_64)
  let processor: [SwiftSetting] = [
    .unsafeFlags(["-Xcc", "-march=x86-64-v3"], .when(traits: ["AVX2"])),
    .unsafeFlags(["-Xcc", "-march=x86-64-v4"], .when(traits: ["AVX512"])),
  ]
#else
  let processor: [SwiftSetting] = []
#endif

// What a lesson calls in its inner loops is optimised in debug builds too, so that `swift run lesson-05` is fast as typed; as a whole
// module, because SIMD code that is not inlined across files is a thousand times slower.
let optimised: [SwiftSetting] = [
  .unsafeFlags(
    ["-O", "-whole-module-optimization", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug))
]

// A square root is one instruction if it need not set errno as well; the optimizers take one for every number.
let squareRoots: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-fno-math-errno"])]

// `make check` sets this; a newer compiler with a new warning must not stop a learner.
let strict: [SwiftSetting] =
  Context.environment["FOURGATES_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

/// What FourGates is made of, and hands on to whoever imports it.
let parts = ["Tensors", "Autograd", "Recurrent", "Training", "Datasets"]

/// For whoever imports FourGates. The parts are named as well, because Swift builds anew only what names a module that has changed.
let fourGates = (["FourGates"] + parts).map { Target.Dependency.target(name: $0) }

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A library and its arrows, as drawn in Docs/Architecture.md.
func library(_ name: String, uses dependencies: [Target.Dependency], _ settings: [SwiftSetting] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings + strict)
}

/// The lesson in the folder Lessons/NN-slug, as the executable lesson-NN; its README shows the figures, which the lesson drew.
func lesson(_ folder: String, figures: [String] = []) -> Target {
  .executableTarget(
    name: "lesson-\(folder.prefix(2))", dependencies: fourGates + ["LessonKit"], path: "Lessons/\(folder)",
    exclude: ["README.md"] + figures, swiftSettings: strict)
}

let lessons = [
  lesson("01-the-tape"),
  lesson("02-one-step-ahead", figures: ["steps-ahead.svg", "rest.svg"]),
  lesson("03-a-loop-with-memory", figures: ["tape.svg", "terms.svg"]),
  lesson("04-why-gradients-fade", figures: ["left.svg"]),
  lesson("05-four-gates", figures: ["forget.svg"]),
  lesson("06-rnn-vs-lstm", figures: ["adding.svg", "recall.svg"]),
  lesson("07-number-sequence", figures: ["answers.svg"]),
  lesson("08-sine-wave", figures: ["wave.svg"]),
  lesson("09-sgd-vs-adam", figures: ["curves.svg"]),
  lesson("10-underfitting-overfitting", figures: ["curves.svg", "repairs.svg"]),
  lesson("11-drawing-the-wave", figures: ["waves.svg"]),
  lesson("12-gestures", figures: ["accuracy.svg"]),
  lesson("13-characters", figures: ["counts.svg", "curves.svg"]),
]

func tests(_ name: String, uses dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "FourGates",
  platforms: [.macOS(.v15)],
  products: [.library(name: "FourGates", targets: ["FourGates"] + parts)],
  traits: [
    .default(enabledTraits: ["AVX2"]),
    .trait(name: "AVX2", description: "Compile the kernels for x86-64-v3; without it they run on any x86-64, slower."),
    .trait(
      name: "AVX512", description: "Compile the kernels for x86-64-v4, with registers twice as wide.", enabledTraits: ["AVX2"]),
    .trait(name: "DoublePrecision", description: "Scalar is Double instead of Float."),
  ],
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")],
  targets: [
    library("Tensors", uses: [], optimised + processor),
    library("Autograd", uses: ["Tensors"], optimised),
    library("Recurrent", uses: ["Autograd", "Tensors"], optimised + processor),
    library("Training", uses: ["Autograd", "Tensors"], optimised + processor + squareRoots),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    library("Datasets", uses: ["Tensors", "CZlib"], optimised),
    .target(
      name: "CGnuplotIostream",
      linkerSettings: ["boost_iostreams", "boost_system", "boost_filesystem"].map {
        .linkedLibrary($0, .when(platforms: [.linux]))
      }),
    library("Plotting", uses: ["CGnuplotIostream"]),
    library("FourGates", uses: parts.map { .target(name: $0) }),
    library("Inspection", uses: ["Recurrent", "Autograd", "Tensors"], optimised),
    library("LessonKit", uses: fourGates + ["Plotting", argumentParser]),

    .executableTarget(
      name: "gates", dependencies: fourGates + ["Inspection", "LessonKit", "Plotting", argumentParser], swiftSettings: strict),
    .executableTarget(name: "bench", dependencies: fourGates + [argumentParser], swiftSettings: strict),
    .executableTarget(name: "activations", dependencies: fourGates + [argumentParser], swiftSettings: strict),
    .executableTarget(name: "fuzz", dependencies: fourGates + [argumentParser], swiftSettings: strict),
    .executableTarget(name: "course", dependencies: [argumentParser], swiftSettings: strict),

    .target(
      name: "Fixtures", path: "Tests/Fixtures",
      exclude: [
        "make_fixtures.py", "gru.json", "lstm.json", "optimizers.json", "peephole.json", "rnn.json",
      ], swiftSettings: strict),
    .target(name: "TestPrograms", path: "Tests/TestPrograms", swiftSettings: strict),
    tests("TensorsTests", uses: ["Tensors"]),
    tests("AutogradTests", uses: ["Autograd", "Tensors"]),
    tests("RecurrentTests", uses: ["Recurrent", "Autograd", "Tensors", "Fixtures"]),
    tests("TrainingTests", uses: ["Training", "Autograd", "Tensors", "Fixtures"]),
    tests("DatasetsTests", uses: ["Datasets", "Tensors", "TestPrograms"]),
    tests("PlottingTests", uses: ["Plotting"]),
    tests("InspectionTests", uses: fourGates + ["Inspection"]),
    tests("GatesTests", uses: fourGates + ["gates", "TestPrograms"]),
    tests("LessonKitTests", uses: fourGates + ["LessonKit"]),
    tests("BenchTests", uses: fourGates + ["bench"]),
    tests("CourseTests", uses: ["course"]),
    tests("LessonTests", uses: lessons.map { .target(name: $0.name) } + ["TestPrograms"]),
  ] + lessons,
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
