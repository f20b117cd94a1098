#include "walk.h"

#include <cstdlib>
#include <memory>
#include <new>

#include <simdjson.h>

using namespace ksj;

struct ksj_parser {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> scanner;
  size_t scanner_capacity = 0;
  // simdjson's code for CPUs without vectors reads up to three bytes past a
  // text that ends inside a UTF-8 sequence: its stage 1 is not used.
  bool is_vector = false;
  ksj_token *tokens = nullptr;
  size_t token_capacity = 0;
};

namespace {

// The next capacity for `needed`, at most 2^31: doubled while small, exact when
// large.
size_t grown(size_t needed, size_t least) {
  if (needed > (size_t(1) << 26)) return needed;
  size_t capacity = least;
  while (capacity < needed) capacity *= 2;
  return capacity;
}

// Whether a buffer made for one huge text is to be given back.
bool is_wasteful(size_t capacity, size_t needed) {
  return capacity > (size_t(1) << 26) && needed < capacity / 8;
}

// Room for `size` bytes of text in the scanner.
bool reserve_scanner(ksj_parser *parser, size_t size) {
  if (parser->scanner && size < parser->scanner_capacity &&
      !is_wasteful(parser->scanner_capacity, size))
    return true;
  const size_t capacity = grown(size + 1, 4096);
  parser->scanner_capacity = 0;
  simdjson::error_code error;
  if (parser->scanner) {
    error = parser->scanner->set_capacity(capacity);
  } else {
    const simdjson::implementation *implementation = simdjson::get_active_implementation();
    parser->is_vector = implementation->name() != "fallback";
    error = implementation->create_dom_parser_implementation(capacity, 1, parser->scanner);
  }
  if (error) {
    parser->scanner.reset();
    return false;
  }
  parser->scanner_capacity = capacity;
  return true;
}

bool reserve_tokens(ksj_parser *parser, size_t count) {
  if (count <= parser->token_capacity && !is_wasteful(parser->token_capacity, count)) return true;
  const size_t capacity = grown(count, 256);
  if (capacity > SIZE_MAX / sizeof(ksj_token)) return false;
  // Nothing in the old tokens is needed: no copy.
  std::free(parser->tokens);
  parser->tokens = nullptr;
  parser->token_capacity = 0;
  parser->tokens = static_cast<ksj_token *>(std::malloc(capacity * sizeof(ksj_token)));
  if (!parser->tokens) return false;
  parser->token_capacity = capacity;
  return true;
}

ksj_result failed(int32_t status, size_t offset) {
  return ksj_result{nullptr, 0, uint32_t(offset), status};
}

} // namespace

extern "C" ksj_parser *ksj_parser_new(void) { return new (std::nothrow) ksj_parser; }

extern "C" void ksj_parser_free(ksj_parser *parser) {
  if (!parser) return;
  std::free(parser->tokens);
  delete parser;
}

extern "C" ksj_result ksj_parse(ksj_parser *parser, const uint8_t *text, size_t length,
                                uint32_t max_depth) {
  if (length > KSJ_MAX_LENGTH) return failed(KSJ_TOO_LARGE, 0);
  if (!text || length == 0) return failed(KSJ_EMPTY, 0);
  if (length >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF)
    return failed(KSJ_BYTE_ORDER_MARK, 0);
  if (max_depth > KSJ_MAX_DEPTH) max_depth = KSJ_MAX_DEPTH;
  if (!reserve_scanner(parser, length)) return failed(KSJ_NO_MEMORY, 0);

  auto &scanner = *parser->scanner;
  const bool is_indexed =
      parser->is_vector &&
      !scanner.stage1(text, length, simdjson::stage1_mode::regular);
  Structure structure{scanner.structural_indexes.get(), scanner.n_structural_indexes, true,
                      KSJ_OK, 0};
  if (!is_indexed) {
    const size_t bad = first_bad_utf8(text, length);
    if (bad < length) return failed(KSJ_BAD_UTF8, bad);
    structure = index_slowly(text, length, scanner.structural_indexes.get());
    if (structure.count == 0) return failed(KSJ_EMPTY, 0);
  }
  if (!reserve_tokens(parser, most_tokens(structure.count, max_depth))) return failed(KSJ_NO_MEMORY, 0);
  const Outcome outcome = walk(text, length, structure, parser->tokens, max_depth);
  if (outcome.status != KSJ_OK) return failed(outcome.status, outcome.offset);
  return ksj_result{parser->tokens, outcome.count, 0, KSJ_OK};
}

extern "C" ksj_structure ksj_index(ksj_parser *parser, const uint8_t *text, size_t length,
                                   uint32_t max_depth) {
  const ksj_structure none_here{nullptr, 0, nullptr, 0};
  if (length == 0 || length > KSJ_MAX_LENGTH || max_depth > KSJ_MAX_DEPTH) return none_here;
  if (!reserve_scanner(parser, length) || !parser->is_vector) return none_here;
  auto &scanner = *parser->scanner;
  if (scanner.stage1(text, length, simdjson::stage1_mode::regular)) return none_here;
  const uint32_t *index = scanner.structural_indexes.get();
  const uint32_t count = scanner.n_structural_indexes;
  if (count < 2 || text[index[0]] != '{' || text[index[count - 1]] != '}') return none_here;
  if (!reserve_tokens(parser, most_tokens(count, max_depth))) return none_here;
  return ksj_structure{index, count, parser->tokens, uint32_t(find_backslash(text, 0, length))};
}

extern "C" ksj_place ksj_read_value(const uint8_t *text, size_t length, ksj_structure structure,
                                    ksj_place from, uint32_t depth, uint32_t max_depth) {
  Place place{from.at, from.tokens, depth, from.backslash};
  const Structure all{structure.index, structure.count, true, KSJ_OK, 0};
  const Outcome outcome =
      walk_part(text, length, all, structure.tokens, max_depth, place);
  if (outcome.status != KSJ_OK) return ksj_place{nullptr, 0, 0};
  return ksj_place{place.at, place.tokens, uint32_t(place.backslash)};
}

static const uint8_t nothing_text[] = "null";
static const ksj_token nothing{0, 4, 1, KSJ_NULL, 0, 0};

static const ksj_token empty{0, 0, 1, KSJ_OBJECT, 0, 0};

extern "C" const ksj_token *ksj_nothing(void) { return &nothing; }
extern "C" const ksj_token *ksj_empty_object(void) { return &empty; }
extern "C" const uint8_t *ksj_nothing_text(void) { return nothing_text; }

extern "C" void *ksj_reallocate(void *memory, size_t size) { return std::realloc(memory, size); }

extern "C" void ksj_release(void *memory) { std::free(memory); }

extern "C" size_t ksj_find_byte(const void *text, size_t from, size_t to, uint8_t byte) {
  if (from >= to) return to;
  const char *start = static_cast<const char *>(text);
  const void *found = std::memchr(start + from, byte, to - from);
  return found ? static_cast<size_t>(static_cast<const char *>(found) - start) : to;
}
