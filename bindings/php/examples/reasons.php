<?php

/**
 * What a portal does with one nomination: assesses it and says why, in Vietnamese.
 *
 *     php examples/reasons.php [nomination.json]
 *
 * The figures of nomination.json are made up, by a seeded generator and by hand. Ends
 * with 1 where the request is refused, with 2 where the library cannot be used.
 */

declare(strict_types=1);

use KhenThuong\Exception\ArgumentException;
use KhenThuong\Exception\LibraryException;
use KhenThuong\Exception\ProblemException;
use KhenThuong\Outcome;
use KhenThuong\Rulebook;

require_once __DIR__ . '/../autoload.php';   // with Composer: vendor/autoload.php

$path = $argv[1] ?? __DIR__ . '/nomination.json';
$request = json_decode((string) @file_get_contents($path));
if (!$request instanceof stdClass) {
    fwrite(STDERR, "Không đọc được đề nghị trong $path." . PHP_EOL);
    exit(1);
}
$request->detail = 'full';      // with sentences to show
$request->way = true;           // and what would make it eligible

try {
    $assessment = Rulebook::builtin('thanh-hoa-2024')->assess($request);
} catch (ProblemException $refused) {
    fwrite(STDERR, $refused->problem->describe() . PHP_EOL);
    exit(1);
} catch (LibraryException | ArgumentException $failed) {
    fwrite(STDERR, $failed->getMessage() . PHP_EOL);
    exit(2);
}

echo "Đề nghị $assessment->nomination: {$assessment->verdict->label()}.", PHP_EOL;

foreach ([Outcome::NotMet, Outcome::Unknown, Outcome::NeedsJudgement] as $outcome) {
    foreach ($assessment->findings as $finding) {
        if ($finding->gate && $finding->outcome === $outcome) {
            echo "  - {$outcome->label()}: $finding->sentence", PHP_EOL;
        }
    }
}

if ($assessment->way?->reachable) {
    echo 'Để đủ điều kiện:', PHP_EOL;
    foreach ($assessment->way->changes as $change) {
        echo "  - $change->sentence", PHP_EOL;
    }
}
