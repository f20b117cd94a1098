<?php

/**
 * The package as one without Composer loads it, the classes of the tests, and the
 * library that was built.
 */

declare(strict_types=1);

namespace KhenThuong\Tests;

require_once __DIR__ . '/../autoload.php';

spl_autoload_register(static function (string $class): void {
    $prefix = __NAMESPACE__ . '\\';
    if (str_starts_with($class, $prefix)) {
        require_once __DIR__ . '/' . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
    }
});

const REPOSITORY = __DIR__ . '/../../..';

if (getenv('KHENTHUONG_LIBRARY') === false) {
    putenv('KHENTHUONG_LIBRARY=' . realpath(REPOSITORY) . '/build/libkhenthuong.so');
}
