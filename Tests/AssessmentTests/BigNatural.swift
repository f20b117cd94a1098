/// A natural number of any size, digit by digit as on paper: slow and obvious, to hold
/// the fast comparison against.
struct BigNatural: Comparable {
  /// In base ten thousand, the lowest first, without zeros at the top.
  private var digits: [Int] = []

  init(_ value: Int64) {
    var rest = value.magnitude
    while rest > 0 {
      digits.append(Int(rest % 10_000))
      rest /= 10_000
    }
  }

  private init(digits: [Int]) {
    self.digits = digits
    while self.digits.last == 0 { self.digits.removeLast() }
  }

  static func * (left: BigNatural, right: BigNatural) -> BigNatural {
    var digits = [Int](repeating: 0, count: left.digits.count + right.digits.count + 1)
    for (place, digit) in left.digits.enumerated() {
      var carry = 0
      for (other, factor) in right.digits.enumerated() {
        let sum = digits[place + other] + digit * factor + carry
        digits[place + other] = sum % 10_000
        carry = sum / 10_000
      }
      digits[place + right.digits.count] += carry
    }
    return BigNatural(digits: digits)
  }

  static func < (left: BigNatural, right: BigNatural) -> Bool {
    guard left.digits.count == right.digits.count else {
      return left.digits.count < right.digits.count
    }
    return left.digits.reversed().lexicographicallyPrecedes(right.digits.reversed())
  }

  func distance(to other: BigNatural) -> BigNatural {
    let (low, high) = self < other ? (self, other) : (other, self)
    var digits = high.digits
    var borrow = 0
    for place in digits.indices {
      let lower = place < low.digits.count ? low.digits[place] : 0
      let difference = digits[place] - lower - borrow
      borrow = difference < 0 ? 1 : 0
      digits[place] = difference + borrow * 10_000
    }
    return BigNatural(digits: digits)
  }
}
