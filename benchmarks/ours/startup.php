<?php

/**
 * Start-up from PHP: the milliseconds to load the library with its declarations and open
 * the rulebook, and those of the first assessment, as one line of JSON.
 *
 *     php benchmarks/ours/startup.php [LIBRARY [RULEBOOK [REQUEST]]]
 */

declare(strict_types=1);

use KhenThuong\Library;
use KhenThuong\Rulebook;

$php = __DIR__ . '/../../bindings/php';
$path = $argv[1] ?? (getenv('KHENTHUONG_LIBRARY') ?: __DIR__ . '/../../build/libkhenthuong.so');
$request = file_get_contents($argv[3] ?? "$php/examples/nomination.json");

$start = hrtime(true);
require_once "$php/autoload.php";
$rulebook = Rulebook::builtin($argv[2] ?? 'thanh-hoa-2024', new Library($path));
$loaded = hrtime(true);
$rulebook->assessText($request);
$decided = hrtime(true);

echo json_encode([
    'load_ms' => round(($loaded - $start) / 1e6, 3),
    'first_decision_ms' => round(($decided - $loaded) / 1e6, 3),
]), PHP_EOL;
