// KhenThuong from Swift, String in and String out, without Foundation:
//
//   OursSwift one|lines DATA
//
// It answers the words of worker.py on standard input.

import Glibc
import KhenThuong

func read(_ path: String) -> String {
  guard let file = fopen(path, "rb") else { fatalError("cannot read \(path)") }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let length = ftell(file)
  rewind(file)
  return String(unsafeUninitializedCapacity: length) { fread($0.baseAddress, 1, length, file) }
}

/// Seconds of processor time of this process.
func processorTime() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
}

/// VmRSS or VmHWM of this process in KiB.
func resident(_ field: String) -> Int {
  guard let file = fopen("/proc/self/status", "r") else { return 0 }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 256)
  while fgets(&line, 256, file) != nil {
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if text.hasPrefix(field) { return Int(text.filter(\.isNumber)) ?? 0 }
  }
  return 0
}

let mode = CommandLine.arguments[1]
let data = CommandLine.arguments[2]
let engine = try DecisionEngine(rulebook: read(data + "/rulebook.json"))
let lines = read(data + (mode == "one" ? "/requests.ndjson" : "/lines.ndjson"))
  .split(separator: "\n").map(String.init)
let options = read(data + "/options.json")

func pass(_ requests: [String], _ take: (String) -> Void) {
  for request in requests {
    take((mode == "one" ? engine.assess(request) : engine.assessLines(request, options: options)).json)
  }
}

func batch(_ count: Int) -> String {
  lines.prefix(count).joined(separator: "\n") + "\n"
}

func answer(_ text: String) {
  print(text)
  fflush(nil)
}

answer("ready")
while let line = readLine() {
  let words = line.split(separator: " ")
  let count = words.count > 1 ? Int(words[1]) ?? 0 : 0
  switch words.first {
  case "run":
    let requests = mode == "one" ? Array(lines.prefix(count)) : [batch(count)]
    var bytes = 0
    let start = processorTime()
    pass(requests) { bytes += $0.utf8.count }
    answer("\(processorTime() - start)")
  case "write":
    let file = fopen(String(words[2]), "wb")!
    pass(mode == "one" ? Array(lines.prefix(count)) : [batch(count)]) { given in
      var text = given
      if !text.hasSuffix("\n") { text += "\n" }
      text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    }
    fclose(file)
    answer("written")
  case "memory": answer("\(resident("VmRSS:")) \(resident("VmHWM:"))")
  default: exit(0)
  }
}
