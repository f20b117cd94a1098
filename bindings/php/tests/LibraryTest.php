<?php

declare(strict_types=1);

namespace KhenThuong\Tests;

use KhenThuong\Exception\AbiException;
use KhenThuong\Exception\ArgumentException;
use KhenThuong\Exception\LibraryException;
use KhenThuong\Library;
use KhenThuong\Rulebook;
use PHPUnit\Framework\TestCase;

/**
 * Which library is loaded, and what is said where it cannot be.
 */
final class LibraryTest extends TestCase
{
    private const PRINT_VERSION = 'echo KhenThuong\Library::default()->version();';
    private const PRINT_REFUSAL = 'try { new KhenThuong\Library(); } '
        . 'catch (KhenThuong\Exception\LibraryException $e) { echo $e->library, "|", $e->getMessage(); }';

    private Scratch $scratch;

    protected function setUp(): void
    {
        $this->scratch = new Scratch();
    }

    public function testAnotherAbiIsRefused(): void
    {
        $path = $this->scratch->library('other.so', 'int32_t kt_abi_version(void) { return 7; }');
        try {
            new Library($path);
            self::fail('it was accepted');
        } catch (AbiException $refused) {
            self::assertSame([1, 7, $path], [$refused->expected, $refused->found, $refused->library]);
            self::assertStringContainsString('7', $refused->getMessage());
        }
    }

    public function testSameAbiWithoutTheFunctionsIsRefused(): void
    {
        $path = $this->scratch->library('hollow.so', 'int32_t kt_abi_version(void) { return 1; }');
        $this->expectException(LibraryException::class);
        $this->expectExceptionMessageMatches('/kt_version/');
        new Library($path);
    }

    public function testLibraryOfSomethingElseIsRefused(): void
    {
        $path = $this->scratch->library('else.so', 'int32_t answer(void) { return 42; }');
        $this->expectException(LibraryException::class);
        $this->expectExceptionMessageMatches('/kt_abi_version/');
        new Library($path);
    }

    public function testMissingLibrarySaysWhatWasLookedFor(): void
    {
        try {
            new Library('/nowhere/libkhenthuong.so.1');
            self::fail('it was accepted');
        } catch (LibraryException $refused) {
            self::assertSame('/nowhere/libkhenthuong.so.1', $refused->library);
            self::assertMatchesRegularExpression('/No such file/', $refused->getMessage());
            self::assertMatchesRegularExpression('/KHENTHUONG_LIBRARY/', $refused->getMessage());
        }
    }

    public function testFileThatIsNoLibraryIsRefused(): void
    {
        $this->expectException(LibraryException::class);
        $this->expectExceptionMessageMatches('/invalid ELF header|file too short/');
        new Library($this->scratch->file('text.so', str_repeat('text', 100)));
    }

    public function testLibraryThatLacksAnotherSaysWhich(): void
    {
        $needed = $this->scratch->library('libneeded.so', 'int needed(void) { return 1; }');
        $path = $this->scratch->path . '/needing.so';
        $code = $this->scratch->file('needing.c', 'int needed(void); int f(void) { return needed(); }');
        $command = ['gcc', '-shared', '-fPIC', '-o', $path, $code, '-L' . dirname($needed), '-lneeded'];
        self::assertSame(0, Scratch::run($command)[0]);
        unlink($needed);
        $this->expectException(LibraryException::class);
        $this->expectExceptionMessageMatches('/libneeded\.so/');
        new Library($path);
    }

    /**
     * @return array<string, array{string}>
     */
    public function impossiblePaths(): array
    {
        return ['empty' => [''], 'NUL' => ["/lib\0khenthuong"], 'line feed' => ["a\nb"], 'quote' => ['a"b']];
    }

    /**
     * @dataProvider impossiblePaths
     */
    public function testPathThatIsNone(string $path): void
    {
        $this->expectException(ArgumentException::class);
        new Library($path);
    }

    public function testPathComesFromConstantEnvironmentOrSetting(): void
    {
        $path = (string) getenv('KHENTHUONG_LIBRARY');
        $version = (new Library())->version();
        $none = ['KHENTHUONG_LIBRARY' => null];
        $wrong = ['KHENTHUONG_LIBRARY' => '/nowhere/environment.so'];
        $constant = 'define("KHENTHUONG_LIBRARY", ' . var_export($path, true) . '); ';
        $print = self::PRINT_VERSION;
        self::assertSame([0, $version, ''], $this->scratch->php($print, [], ['KHENTHUONG_LIBRARY' => $path]));
        self::assertSame([0, $version, ''], $this->scratch->php($print, ["khenthuong.library=$path"], $none));
        self::assertSame([0, $version, ''], $this->scratch->php($constant . $print, [], $wrong));
        self::assertSame(
            [0, $version, ''],
            $this->scratch->php($print, ['khenthuong.library=/nowhere/setting.so'], ['KHENTHUONG_LIBRARY' => $path]),
        );
        [, $output] = $this->scratch->php(self::PRINT_REFUSAL, ["khenthuong.library=$path"], $wrong);
        self::assertStringStartsWith('/nowhere/environment.so|', $output);
    }

    public function testWithoutConfigurationTheLoaderIsAskedForTheSoname(): void
    {
        $folder = $this->scratch->path;
        $environment = ['KHENTHUONG_LIBRARY' => null, 'LD_LIBRARY_PATH' => $folder];
        [$status, $output] = $this->scratch->php(self::PRINT_REFUSAL, [], $environment);
        self::assertSame(0, $status);
        self::assertStringStartsWith('libkhenthuong.so.1|', $output);
        symlink((string) realpath((string) getenv('KHENTHUONG_LIBRARY')), "$folder/libkhenthuong.so.1");
        $version = (new Library())->version();
        self::assertSame([0, $version, ''], $this->scratch->php(self::PRINT_VERSION, [], $environment));
    }

    public function testFfiThatIsForbiddenSaysWhatToSet(): void
    {
        [$status, $output] = $this->scratch->php(self::PRINT_REFUSAL, ['ffi.enable=false']);
        self::assertSame(0, $status);
        self::assertStringContainsString('ffi.enable=true', $output);
    }

    public function testWorksWhereFfiIsEnabledAndWhereItIsLeftToPreload(): void
    {
        $version = (new Library())->version();
        foreach (['ffi.enable=true', 'ffi.enable=preload'] as $setting) {
            self::assertSame([0, $version, ''], $this->scratch->php(self::PRINT_VERSION, [$setting]));
        }
    }

    public function testTwoLibrariesServeBesideEachOther(): void
    {
        $copy = $this->scratch->path . '/copy.so';
        copy((string) getenv('KHENTHUONG_LIBRARY'), $copy);
        $other = Rulebook::builtin('thanh-hoa-2024', new Library($copy));
        self::assertSame(Rulebook::builtin()->describeText(), $other->describeText());
    }

    public function testLibraryOutlivesItsVariable(): void
    {
        $library = new Library();
        $rulebook = Rulebook::builtin('thanh-hoa-2024', $library);
        unset($library);
        gc_collect_cycles();
        self::assertNotSame('', $rulebook->describeText());
    }
}
