using Deploy.ServiceClients.Model;
using Deploy.Testing;

namespace Deploy.ServiceClients.Tests;

/// <summary>The checked-in files are what the documented command writes.</summary>
public sealed class RegenerationTests
{
    [SkippableFact]
    public void Regenerating_gives_the_checked_in_files_byte_for_byte()
    {
        var models = Path.GetFullPath(Repository.PathOf("..", "shared", "models"));
        Skip.IfNot(Directory.Exists(models), "The service models (../shared/models) are not beside this checkout.");
        var generated = Command.Generate(OperationList.Load(Repository.PathOf("generators", "Deploy.ServiceClients", "operations.json")), models);
        var folder = Repository.PathOf("src", "Deploy.Aws", "Generated");
        var checkedIn = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes);

        Assert.Equal(generated.Keys.Order(StringComparer.Ordinal), checkedIn.Keys.Order(StringComparer.Ordinal));
        Assert.All(generated, file => Assert.True(
            System.Text.Encoding.UTF8.GetBytes(file.Value).AsSpan().SequenceEqual(checkedIn[file.Key]), $"{file.Key} differs."));
    }
}
