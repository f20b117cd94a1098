<?php
/*
 * A process that loads the library, opens a built-in rulebook and decides once, through FFI.
 *
 *   first.php LIBRARY RULEBOOK DATA   prints the seconds each of the three took
 */
declare(strict_types=1);

[, $path, $name, $data] = $argv;
$request = file_get_contents($data . '/first.json');

$start = hrtime(true);
$library = FFI::cdef('
    typedef struct kt_rulebook kt_rulebook;
    typedef struct kt_context kt_context;
    int32_t kt_rulebook_builtin(const char *id, kt_rulebook **rulebook, char **response, size_t *response_length);
    int32_t kt_assess(const kt_rulebook *rulebook, kt_context *context, const char *request, size_t request_length,
                      char **response, size_t *response_length);
', $path);
$loaded = hrtime(true);
$rulebook = $library->new('kt_rulebook *');
$response = $library->new('char *');
$status = $library->kt_rulebook_builtin($name, FFI::addr($rulebook), FFI::addr($response), null);
$opened = hrtime(true);
if ($status === 0) {
    $status = $library->kt_assess($rulebook, null, $request, strlen($request), FFI::addr($response), null);
}
$decided = hrtime(true);
if ($status !== 0) {
    fwrite(STDERR, FFI::isNull($response) ? "no response\n" : FFI::string($response) . "\n");
    exit(1);
}
printf("%.9f %.9f %.9f\n", ($loaded - $start) / 1e9, ($opened - $loaded) / 1e9, ($decided - $opened) / 1e9);
