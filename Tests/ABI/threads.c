/* One rulebook, many threads, each with a context of its own. */
#define _DEFAULT_SOURCE
#include "check.h"
#include "fixtures.h"

#include <pthread.h>
#include <string.h>

enum { WORKERS = 8, CALLS = 200, QUESTIONS = 8, SMALL_STACK = 256 * 1024 };

struct worker {
    pthread_t thread;
    int number;
    int done, different;
};

static kt_rulebook *rulebook;
static struct text questions[QUESTIONS];
static int operation_of[QUESTIONS];
static struct answer answers[QUESTIONS];

static pthread_barrier_t gate; /* all begin at once */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int working;

static int still_working(int change)
{
    pthread_mutex_lock(&lock);
    working += change;
    int now = working;
    pthread_mutex_unlock(&lock);
    return now;
}

static bool answers_alike(int question, const kt_rulebook *own, kt_context *context)
{
    struct answer answer = ask(operation_of[question], own, context, questions[question]);
    bool is = is_same(&answer, &answers[question]);
    drop(&answer);
    return is;
}

static void *work(void *argument)
{
    struct worker *worker = (struct worker *)argument;
    kt_context *context = kt_context_create();
    pthread_barrier_wait(&gate);
    for (int call = 0; call < CALLS; call++) {
        int question = (call + worker->number) % QUESTIONS;
        worker->different += !answers_alike(question, rulebook, context);
        worker->done += 1;
    }
    kt_context_free(context);
    still_working(-1);
    return NULL;
}

/* Makes and frees contexts, of its own, while others work. */
static void *come_and_go(void *argument)
{
    struct worker *worker = (struct worker *)argument;
    pthread_barrier_wait(&gate);
    do {
        kt_context *context = kt_context_create();
        worker->different += !answers_alike(worker->done % QUESTIONS, rulebook, context);
        kt_context_free(context);
        worker->done += 1;
    } while (still_working(0) > 0);
    return NULL;
}

/* Opens and frees rulebooks of its own while others work. */
static void *open_and_close(void *argument)
{
    struct worker *worker = (struct worker *)argument;
    pthread_barrier_wait(&gate);
    do {
        kt_rulebook *own = built_in();
        worker->different += !answers_alike(worker->done % QUESTIONS, own, NULL);
        kt_rulebook_free(own);
        worker->done += 1;
    } while (still_working(0) > 0);
    return NULL;
}

static void set_question(int question, int operation, struct text text)
{
    operation_of[question] = operation;
    questions[question] = text;
    answers[question] = ask_checked(operation, rulebook, NULL, text);
}

static void run_all(struct worker *workers, void *(*other)(void *))
{
    working = WORKERS;
    CHECK(pthread_barrier_init(&gate, NULL, WORKERS + 1) == 0);
    for (int i = 0; i < WORKERS + 1; i++) {
        struct worker fresh = {pthread_self(), i, 0, 0};
        workers[i] = fresh;
        void *(*start)(void *) = i < WORKERS ? work : other;
        CHECK(pthread_create(&workers[i].thread, NULL, start, &workers[i]) == 0);
    }
    for (int i = 0; i < WORKERS + 1; i++) {
        pthread_join(workers[i].thread, NULL);
        CHECK(workers[i].different == 0);
        CHECK(i < WORKERS ? workers[i].done == CALLS : workers[i].done > 0);
    }
    pthread_barrier_destroy(&gate);
}

static void test_while_contexts_come_and_go(void)
{
    struct worker workers[WORKERS + 1];
    run_all(workers, come_and_go);
}

static void test_while_rulebooks_come_and_go(void)
{
    struct worker workers[WORKERS + 1];
    run_all(workers, open_and_close);
}

struct handed_over {
    kt_context *context;
    bool is_same;
};

static void *use_once(void *argument)
{
    struct handed_over *handed = (struct handed_over *)argument;
    handed->is_same = answers_alike(0, rulebook, handed->context);
    return NULL;
}

/* A context may go from thread to thread, as long as one has it at a time. */
static void test_context_changes_threads(void)
{
    struct handed_over handed = {kt_context_create(), false};
    for (int i = 0; i < 20; i++) {
        pthread_t thread;
        handed.is_same = false;
        CHECK(pthread_create(&thread, NULL, use_once, &handed) == 0);
        pthread_join(thread, NULL);
        CHECK(handed.is_same);
        CHECK(answers_alike(1, rulebook, handed.context));
    }
    kt_context_free(handed.context);
}

/* All that a round can be asked for at once. */
static struct text whole_round;

static void *ask_everything(void *argument)
{
    struct worker *worker = (struct worker *)argument;
    kt_context *context = kt_context_create();
    kt_rulebook *own = built_in();
    for (int question = 0; question < QUESTIONS; question++) {
        worker->different += !answers_alike(question, own, context);
        worker->done += 1;
    }
    struct answer answer = ask(DECIDE, own, context, whole_round);
    worker->done += answer.status == KT_OK;
    drop(&answer);
    kt_rulebook_free(own);
    kt_context_free(context);
    return NULL;
}

/* What docs/threading.md says is enough. */
static void test_small_stack(void)
{
    pthread_attr_t attributes;
    struct worker worker = {pthread_self(), 0, 0, 0};
    whole_round = filled("{'certainty':true,'readingEffects':true,'way':true,", "", 0,
                         sample_round().bytes + 1);
    CHECK(pthread_attr_init(&attributes) == 0);
    CHECK(pthread_attr_setstacksize(&attributes, SMALL_STACK) == 0);
    if (CHECK(pthread_create(&worker.thread, &attributes, ask_everything, &worker) == 0)) {
        pthread_join(worker.thread, NULL);
    }
    CHECK(worker.done == QUESTIONS + 1 && worker.different == 0);
    pthread_attr_destroy(&attributes);
}

int main(void)
{
    fixtures_open();
    rulebook = built_in();
    struct text assess = operations[ASSESS].good;
    struct text cut = {assess.bytes, assess.length / 2};
    set_question(0, ASSESS, assess);
    set_question(1, DECIDE, operations[DECIDE].good);
    set_question(2, LINES, filled("", nomination_line.bytes, 10, "{\n"));
    set_question(3, DESCRIBE, operations[DESCRIBE].good);
    set_question(4, ASSESS, cut);
    set_question(5, OPTIONS, json("{'schemaVersion':1,'asOf':'2031-01-01'}"));
    set_question(6, CHECK_RULEBOOK, json("{'schemaVersion':1}"));
    set_question(7, ASSESS, json("[]"));
    RUN(test_while_contexts_come_and_go);
    RUN(test_while_rulebooks_come_and_go);
    RUN(test_context_changes_threads);
    RUN(test_small_stack);
    for (int i = 0; i < QUESTIONS; i++) {
        drop(&answers[i]);
    }
    kt_rulebook_free(rulebook);
    return check_end();
}
