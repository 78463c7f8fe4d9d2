using System.Text;
using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Shapes;
using Deploy.Testing;

namespace Deploy.ServiceClients.Tests;

/// <summary>The checked-in files are what the documented commands write.</summary>
public sealed class RegenerationTests
{
    private static readonly string Models = Repository.PathOf(Command.DefaultModels);

    private static readonly string[] Names = [.. Directory.GetFiles(Models, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> AllModels => [.. Names];

    [Fact]
    public void Regenerating_gives_the_checked_in_files_byte_for_byte()
    {
        var generated = Command.Generate(
            OperationList.Load(Repository.PathOf("generators", "Deploy.ServiceClients", "operations.json")),
            ShapeList.Load(Repository.PathOf("generators", "Deploy.ServiceClients", "shapes.json")),
            Models);

        Assert.All(generated, folder => AssertIsCheckedIn(Repository.PathOf(folder.Key.Split('/')), folder.Value));
    }

    [Theory]
    [MemberData(nameof(AllModels))]
    public void A_checked_in_model_is_in_the_form_that_an_import_writes(string model)
        => Assert.True(Imported(Models, model) == CheckedIn(model), $"{model}.json was edited by hand, or written by another version.");

    [SkippableFact]
    [Trait(SharedFolder.Trait, SharedFolder.Name)]
    public void Models_that_lie_beside_the_checkout_are_no_newer()
    {
        var folder = SharedFolder.FindOrSkip("models");
        var beside = Names.Where(model => ModelFile.Find(folder, model) is not null).ToList();

        Assert.NotEmpty(beside);
        Assert.All(beside, model => Assert.True(
            Imported(folder, model) == CheckedIn(model), $"{model}.json differs from the repository's: import it (generators/Deploy.ServiceClients/README.md)."));
    }

    private static void AssertIsCheckedIn(string folder, SortedDictionary<string, string> files)
    {
        var checkedIn = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes);

        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), checkedIn.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.True(Encoding.UTF8.GetBytes(file.Value).AsSpan().SequenceEqual(checkedIn[file.Key]), $"{file.Key} differs."));
    }

    private static string CheckedIn(string model) => File.ReadAllText(Path.Combine(Models, model + ".json"));

    private static string Imported(string folder, string model) => ModelFile.Write(ModelFile.Find(folder, model)!);
}
