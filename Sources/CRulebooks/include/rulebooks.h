/* The rulebooks that come with the library, as the bytes of their files. */
#ifndef KHENTHUONG_RULEBOOKS_H
#define KHENTHUONG_RULEBOOKS_H

#include <stddef.h>

struct rulebook_file {
  const char *id;              /* the rulebook's id; NULL ends the list */
  const unsigned char *text;   /* its JSON text                         */
  size_t length;               /* bytes                                 */
};

/* The file number `index`, counted from 0; one whose id is NULL past the last. */
struct rulebook_file rulebook_file_at(size_t index);

#endif
