using System.IO.Compression;
using System.Text;
using Deploy.ServiceClients.Model;
using Deploy.Testing;

namespace Deploy.ServiceClients.Tests;

/// <summary>Models are taken over from where AWS publishes them, without the documentation and otherwise whole.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Published = """
        {
          "version": "2.0",
          "documentation": "prose",
          "metadata": { "uid": "small" },
          "operations": { "B": { "name": "B", "documentation": "prose" }, "A": { "name": "A" } },
          "shapes": { "S": { "type": "structure", "members": { "documentation": { "shape": "T", "documentation": "prose" } } }, "T": { "type": "string", "pattern": "<'é+>", "max": 1.0 } }
        }
        """;

    private const string CheckedIn = """
        {"version":"2.0",
        "metadata":{"uid":"small"},
        "operations":{
        "B":{"name":"B"},
        "A":{"name":"A"}
        },
        "shapes":{
        "S":{"type":"structure","members":{"documentation":{"shape":"T"}}},
        "T":{"type":"string","pattern":"<'é+>","max":1.0}
        }}

        """;

    private readonly TemporaryFolder _folder = new("models");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_of_a_folder_is_written_an_operation_or_shape_a_line()
    {
        _folder.Write("from/small.json", Published);
        Assert.Equal(["written: small"], Import("small"));
        Assert.Equal(CheckedIn, File.ReadAllText(_folder.PathOf("models", "small.json")));
        Assert.Empty(Import("small"));
    }

    [Fact]
    public void Of_botocores_versions_the_newest_is_taken()
    {
        _folder.Write("from/small/2014-11-13/service-2.json", Published.Replace("small", "old"));
        var newest = _folder.PathOf("from", "small", "2025-01-01");
        Directory.CreateDirectory(newest);
        using (var gzip = new GZipStream(File.Create(Path.Combine(newest, "service-2.json.gz")), CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(Published));
        Import("small");
        Assert.Equal(CheckedIn, File.ReadAllText(_folder.PathOf("models", "small.json")));
    }

    [Fact]
    public void Without_names_the_checked_in_models_are_looked_for()
    {
        _folder.Write("from/small.json", Published);
        _folder.Write("from/new.json", Published);
        _folder.Write("models/small.json", "{}");
        _folder.Write("models/gone.json", "{}");
        Assert.Equal(["not there: gone", "written: small"], Import());
        Assert.False(File.Exists(_folder.PathOf("models", "new.json")));
    }

    [Fact]
    public void A_named_model_that_is_not_there_is_refused()
        => Assert.Contains("no model small", Assert.Throws<GenerationException>(() => Import("small")).Message, StringComparison.Ordinal);

    [Fact]
    public void The_folder_to_import_from_is_needed()
        => Assert.Contains("Usage", Assert.Throws<GenerationException>(() => ImportCommand.Run([], _folder.Root, TextWriter.Null)).Message, StringComparison.Ordinal);

    private string[] Import(params string[] names)
    {
        Directory.CreateDirectory(_folder.PathOf("models"));
        var output = new StringWriter();
        ImportCommand.Run([_folder.PathOf("from"), .. names], _folder.PathOf("models"), output);
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }
}
