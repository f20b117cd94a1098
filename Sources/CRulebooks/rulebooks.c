/* To add a rulebook: put its file into rulebooks/ and a pair of lines here. */
#include "rulebooks.h"

static const unsigned char thanh_hoa_2024[] = {
#embed "rulebooks/thanh-hoa-2024.json"
};

static const struct rulebook_file files[] = {
    {"thanh-hoa-2024", thanh_hoa_2024, sizeof thanh_hoa_2024},
};

struct rulebook_file rulebook_file_at(size_t index) {
  static const struct rulebook_file none = {NULL, NULL, 0};
  return index < sizeof files / sizeof files[0] ? files[index] : none;
}
