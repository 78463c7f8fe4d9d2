using System.Text.RegularExpressions;

namespace Deploy.Architecture.Tests;

public sealed partial class FileTests
{
    private const int MaximumLines = 300;

    [Fact]
    public void A_hand_written_file_fits_a_reader()
    {
        var longFiles = House.HandWrittenFiles()
            .Where(path => !House.Relative(path).Contains("/Facts/", StringComparison.Ordinal))
            .Select(path => (Path: House.Relative(path), Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > MaximumLines);
        Assert.Empty(longFiles);
    }

    [Fact]
    public void No_file_names_a_machine()
    {
        var found = House.HandWrittenFiles()
            .Where(path => !House.Relative(path).StartsWith("tests/Deploy.Architecture.Tests/", StringComparison.Ordinal))
            .Where(path => NamesAMachine(File.ReadAllText(path)))
            .Select(House.Relative);
        Assert.Empty(found);
    }

    // This clone's own folder, or a user's: what stands in a file by accident after a copy from a terminal.
    private static bool NamesAMachine(string text) =>
        text.Contains(House.Root + "/", StringComparison.Ordinal) || UserFolder().IsMatch(text);

    [GeneratedRegex(@"(?<![\w.])/(Users|work)/\w|[A-Z]:\\\\?Users")]
    private static partial Regex UserFolder();
}
