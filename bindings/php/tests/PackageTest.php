<?php

declare(strict_types=1);

namespace KhenThuong\Tests;

use PHPUnit\Framework\TestCase;

/**
 * The package as its user meets it: Composer, the example, the code of the README.
 */
final class PackageTest extends TestCase
{
    private const PACKAGE = __DIR__ . '/..';

    private Scratch $scratch;

    protected function setUp(): void
    {
        $this->scratch = new Scratch();
    }

    public function testComposerAcceptsTheManifest(): void
    {
        $this->composer('validate', '--no-check-version', '--strict', self::PACKAGE . '/composer.json');
    }

    public function testComposerInstallsItFromAPath(): void
    {
        $this->scratch->file('composer.json', (string) json_encode([
            'repositories' => [
                ['type' => 'path', 'url' => realpath(self::PACKAGE), 'options' => ['symlink' => false]],
                ['packagist.org' => false],
            ],
            'require' => ['khenthuong/khenthuong' => '^0.1'],
        ]));
        $this->composer('install', '--no-progress', '--working-dir', $this->scratch->path);
        $installed = $this->scratch->path . '/vendor/khenthuong/khenthuong';
        self::assertDirectoryExists($installed);
        self::assertNotSame(realpath(self::PACKAGE), realpath($installed));
        $program = $this->scratch->file('try.php', '<?php
            require __DIR__ . "/vendor/autoload.php";
            echo (new ReflectionClass(KhenThuong\Rulebook::class))->getFileName(), "\n";
            echo KhenThuong\Rulebook::builtin()->describe()->rulebook->id;');
        [$status, $output, $errors] = Scratch::run([PHP_BINARY, $program]);
        self::assertSame([0, ''], [$status, $errors]);
        self::assertSame(realpath($installed) . "/src/Rulebook.php\nthanh-hoa-2024", $output);
    }

    public function testExamplePrintsTheReasons(): void
    {
        $example = self::PACKAGE . '/examples/reasons.php';
        [$status, $output, $errors] = Scratch::run([PHP_BINARY, $example]);
        self::assertSame([0, ''], [$status, $errors]);
        self::assertStringStartsWith("Đề nghị 2024-003: không đủ tiêu chuẩn.\n", $output);
        self::assertStringContainsString('  - không đạt: Tỷ lệ hồ sơ thủ tục hành chính', $output);
        self::assertStringContainsString('còn thiếu 8 hồ sơ trong tổng số 1.072', $output);
        self::assertStringContainsString('  - còn thiếu: Báo cáo tóm tắt thành tích', $output);
        self::assertStringContainsString("Để đủ điều kiện:\n", $output);
        $faulty = $this->scratch->file('faulty.json', '{"schemaVersion": 1, "asOf": "2024-09-19", "nomination": 1}');
        [$status, $output, $errors] = Scratch::run([PHP_BINARY, $example, $faulty]);
        self::assertSame([1, ''], [$status, $output]);
        self::assertStringStartsWith('Dòng 1, cột ', $errors);
        [$status] = Scratch::run([PHP_BINARY, $example, '/nowhere/nomination.json']);
        self::assertSame(1, $status);
        [$status, , $errors] = Scratch::run([PHP_BINARY, $example], ['KHENTHUONG_LIBRARY' => '/nowhere/library.so']);
        self::assertSame(2, $status);
        self::assertStringContainsString('/nowhere/library.so', $errors);
    }

    public function testCodeOfTheReadmeRuns(): void
    {
        $readme = (string) file_get_contents(self::PACKAGE . '/README.md');
        self::assertSame(2, preg_match_all('/```php\n(.*?)```/s', $readme, $blocks));
        copy(self::PACKAGE . '/examples/nomination.json', $this->scratch->path . '/nomination.json');
        copy(Sample::LINES, $this->scratch->path . '/communes.ndjson');
        $folder = 'chdir(' . var_export($this->scratch->path, true) . ");\n";
        [$status, $output, $errors] = $this->scratch->php($folder . $blocks[1][0]);
        self::assertSame([0, ''], [$status, $errors]);
        self::assertStringStartsWith("không đủ tiêu chuẩn\n", $output);
        [$status, $output, $errors] = $this->scratch->php($folder . $blocks[1][1]);
        self::assertSame([0, ''], [$status, $errors]);
        self::assertSame(500, substr_count($output, "\n"));
    }

    public function testEveryClassOfTheReadmeIsThere(): void
    {
        $readme = (string) file_get_contents(self::PACKAGE . '/README.md');
        preg_match_all('/`(\w+Exception)`/', $readme, $named);
        $there = array_map(
            static fn (string $path): string => basename($path, '.php'),
            glob(self::PACKAGE . '/src/Exception/*Exception.php') ?: [],
        );
        $named = array_unique($named[1]);
        sort($named);
        self::assertSame(array_values(array_diff($there, ['KhenThuongException'])), $named);
    }

    public function testStartUpIsMeasured(): void
    {
        [$status, $output, $errors] = Scratch::run([PHP_BINARY, REPOSITORY . '/benchmarks/ours/startup.php']);
        self::assertSame([0, ''], [$status, $errors]);
        $figures = json_decode($output, true);
        self::assertSame(['load_ms', 'first_decision_ms'], array_keys($figures));
        self::assertGreaterThan(0, min($figures));
    }

    private function composer(string ...$arguments): void
    {
        $environment = ['COMPOSER_ALLOW_SUPERUSER' => '1', 'COMPOSER_HOME' => $this->scratch->path . '/home'];
        [$status, $output, $errors] = Scratch::run(['composer', '--no-interaction', ...$arguments], $environment);
        self::assertSame(0, $status, $output . $errors);
    }
}
