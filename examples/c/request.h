/* Options of the command line, put into the text of a request. */
#ifndef REQUEST_H
#define REQUEST_H

#include "args.h"
#include "text.h"

#include <json.h>

/* The request read from a file, with --detail, --lang and what --explain,
 * --certainty, --readings and --way ask for put in where the command line has
 * them. Everything else keeps its bytes, so that numbers, duplicate keys and
 * places reach the library as they were written; a text that is not a JSON
 * object is left to the library to report. Returns the request parsed (NULL if
 * it is no object); the caller puts it. */
json_object *request_prepare(struct text *request, const struct args *args);

#endif
