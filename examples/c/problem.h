/* Problem documents, and what a call's status means to the shell. */
#ifndef PROBLEM_H
#define PROBLEM_H

#include "text.h"
#include "view.h"

#include <json.h>
#include <khenthuong.h>

/* A problem in words: place, message, code, what was expected. */
void problem_add(struct text *text, enum lang lang, json_object *problem);
/* Prints the problem of a response on standard error, with the input's name. */
void problem_report(enum lang lang, const char *input, const char *response);
int problem_exit(kt_status status);

#endif
