<?php

/**
 * What php-fpm serves in a test: decides what is posted, and says who did it.
 */

declare(strict_types=1);

use KhenThuong\Exception\KhenThuongException;
use KhenThuong\Exception\ProblemException;
use KhenThuong\Library;
use KhenThuong\Rulebook;

// Present already where the classes are preloaded.
if (!class_exists(Library::class)) {
    require_once dirname(__DIR__, 2) . '/autoload.php';
}

$preloaded = opcache_get_status(false)['preload_statistics']['classes'] ?? [];
$answer = [
    'worker' => getmypid(),
    'user' => posix_geteuid(),
    'preloaded' => in_array(Library::class, $preloaded, true),
];
try {
    $decision = Rulebook::builtin()->decide((string) file_get_contents('php://input'));
    $answer['sha256'] = hash('sha256', $decision->json);
    $answer['nominations'] = count($decision->nominations);
} catch (ProblemException $refused) {
    $answer['problem'] = $refused->problem->code;
} catch (KhenThuongException $failed) {
    $answer['failure'] = $failed->getMessage();
}
preg_match('/^VmRSS:\s+(\d+) kB/m', (string) file_get_contents('/proc/self/status'), $resident);
$answer['resident'] = (int) $resident[1];
header('Content-Type: application/json');
echo json_encode($answer, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
