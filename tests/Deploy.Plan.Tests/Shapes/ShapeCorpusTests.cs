using System.Text.Json.Nodes;
using Deploy.Plan.Json;
using Deploy.Plan.Shapes;
using Deploy.Plan.Shapes.Ecs;
using Deploy.Plan.Shapes.Scheduler;
using Deploy.Testing;
using Deploy.Testing.Corpus;
using Xunit.Abstractions;

namespace Deploy.Plan.Tests.Shapes;

/// <summary>What real applications sent to AWS can be said, and comes back as it was.</summary>
[Trait(SharedFolder.Trait, SharedFolder.Name)]
public class ShapeCorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("taskdef", typeof(RegisterTaskDefinition), 241, 7)]
    [InlineData("service", typeof(CreateService), 71, 2)]
    [InlineData("schedule", typeof(CreateSchedule), 15, 4)]
    [InlineData("cluster", typeof(CreateCluster), 16, 1)]
    public void Files_become_shapes_and_are_the_same_JSON_again(string kind, Type shape, int corpus, int sample)
    {
        var (said, changed) = (0, new List<string>());
        foreach (var (name, json) in CorpusFiles.OfKind(kind))
        {
            var faults = new List<ShapeFault>();
            var record = ShapeJson.Read(shape, JsonReader.Read(json.ToJsonString()), faults);
            // A name is often given on the command line. Other faults are the file's: AWS refuses it as well, or it is a template.
            faults.RemoveAll(fault => fault.Path.Length == 0 && fault.Message.Contains("is missing", StringComparison.Ordinal));
            if (record is null || faults.Count > 0)
            {
                output.WriteLine($"{kind}/{name}: {string.Join(' ', faults.Select(fault => $"{fault.Path}: {fault.Message}"))}");
                continue;
            }

            said++;
            var again = RecordMapper.FromJson(shape, (JsonMap)JsonReader.Read(JsonText.Write(RecordMapper.ToJson(record)))!);
            if (!again.Equals(record) || Canonical(JsonNode.Parse(JsonText.Write(ShapeJson.Write(again)))) != Canonical(json)) changed.Add(name);
        }

        Assert.Empty(changed);
        Assert.True(said >= CorpusFiles.Expected(corpus, sample), $"Only {said} files of {kind} can be said.");
    }

    /// <summary>Without case of names, order and nulls.</summary>
    private static string Canonical(JsonNode? json) => json switch
    {
        JsonObject map => $"{{{string.Join(',', map.Where(entry => entry.Value is not null).OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase).Select(entry => $"{entry.Key.ToUpperInvariant()}:{Canonical(entry.Value)}"))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(Canonical))}]",
        null => "null",
        _ => json.ToJsonString(),
    };
}
