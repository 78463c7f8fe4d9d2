using CsCheck;
using Deploy.Ecs;
using Deploy.Plan.Json;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Plan.Tests;

public class PlanJsonTests
{
    private static readonly DeploymentPlan Shop = new()
    {
        Application = "shop",
        Stages = EquatableList.Of(new StageSpec { Name = "prod", Resources = EquatableList.Of<ResourceSpec>(new ClusterSpec { Name = "shop" }) }),
        Resources = EquatableList.Of<ResourceSpec>(new ClusterSpec { Name = "shop" }),
    };

    [Fact]
    public void A_plan_is_read_as_it_was_written() =>
        RandomPlans.Any.Sample(plan => PlanJson.Read(PlanJson.Write(plan)) == plan, iter: 300);

    [Fact]
    public void What_is_read_is_written_byte_for_byte_again() =>
        RandomPlans.Any.Sample(plan => PlanJson.Write(PlanJson.Read(PlanJson.Write(plan))) == PlanJson.Write(plan), iter: 300);

    [Fact]
    public void Texts_of_resources_that_are_kept_make_the_same_plan() =>
        RandomPlans.Any.Sample(
            plan =>
            {
                var resources = PlanJson.ResourcesOf(plan).Select(PlanJson.WriteResource).ToArray();
                var pieces = PlanJson.WritePieces(plan, resources);
                return JsonText.Write(JsonReader.Read(string.Concat(pieces))) == string.Concat(pieces)
                    && string.Concat(pieces) + "\n" == PlanJson.Write(plan)
                    && resources.All(resource => pieces.Any(piece => ReferenceEquals(piece, resource.Text)));
            },
            iter: 300);

    [Fact]
    public void A_document_with_its_source_map_is_read_as_it_was_written()
    {
        var sourceMap = new SourceMap { Locations = EquatableList.Of(new SourceLocation(new("cluster", "shop"), "", "Shop.cs", 3, 2)) };
        RandomPlans.Any.Sample(
            plan =>
            {
                var document = new DeploymentDocument(plan, sourceMap);
                return DeploymentDocument.Read(document.Write()) == document
                    && DeploymentDocument.Join(PlanJson.Write(plan), sourceMap.Write(), document.ClassMap.Write()) == document.Write();
            },
            iter: 100);
    }

    [Fact]
    public void No_line_of_a_plan_looks_like_a_directive() => RandomPlans.Any.Sample(
        plan => PlanJson.Write(plan).Split('\n', '\r', '\u0085', '\u2028', '\u2029').All(line => !line.TrimStart().StartsWith('#')),
        iter: 100);

    [Fact]
    public void An_emptied_list_does_not_come_back_as_its_default()
    {
        var task = new TaskDefinitionSpec { Name = "api", RequiresCompatibilities = EquatableList<Compatibility>.Empty };
        var plan = Shop with { Resources = EquatableList.Of<ResourceSpec>(task) };

        var read = PlanJson.Read(PlanJson.Write(plan)).Find<TaskDefinitionSpec>(task.Address);

        Assert.Empty(read!.RequiresCompatibilities);
    }

    [Fact]
    public void A_plan_is_readable_text_with_sorted_names() => Assert.Equal(
        """
        {
          "Application": "shop",
          "ContentHash": "HASH",
          "DefaultsVersion": 1,
          "FormatVersion": 2,
          "NameTemplate": "{name}-{environment}",
          "Resources": [
            {
              "Kind": "cluster",
              "Name": "shop",
              "Ownership": "Owned",
              "Request": {
                "Settings": [
                  {
                    "Name": "containerInsights",
                    "Value": "enabled"
                  }
                ]
              }
            }
          ],
          "Stages": [
            {
              "Name": "prod",
              "Resources": [
                {
                  "Kind": "cluster",
                  "Name": "shop",
                  "Ownership": "Owned",
                  "Request": {
                    "Settings": [
                      {
                        "Name": "containerInsights",
                        "Value": "enabled"
                      }
                    ]
                  }
                }
              ]
            }
          ]
        }

        """,
        PlanJson.Write(Shop).Replace(PlanJson.ContentHash(Shop), "HASH"));

    [Fact]
    public void The_hash_follows_the_contents()
    {
        Assert.Equal(PlanJson.ContentHash(Shop), PlanJson.ContentHash(Shop with { }));
        Assert.NotEqual(PlanJson.ContentHash(Shop), PlanJson.ContentHash(Shop with { Application = "shops" }));
        Assert.Matches("^[0-9a-f]{64}$", PlanJson.ContentHash(Shop));
    }

    [Fact]
    public void A_plan_that_was_edited_by_hand_is_refused()
    {
        var edited = PlanJson.Write(Shop).Replace("\"enabled\"", "\"enhanced\"");

        var error = Assert.Throws<FormatException>(() => PlanJson.Read(edited));

        Assert.Contains("changed after the compiler wrote it", error.Message);
    }

    [Fact]
    public void A_plan_of_a_newer_format_is_refused_and_says_what_to_do()
    {
        var newer = PlanJson.Write(Shop with { FormatVersion = DeploymentPlan.CurrentFormatVersion + 1 });

        var error = Assert.Throws<NotSupportedException>(() => PlanJson.Read(newer));

        Assert.Equal("The plan has format 3; this version reads up to 2. Update Deploy.Ecs.", error.Message);
    }

    [Fact]
    public void A_plan_of_an_earlier_format_is_refused_and_says_what_to_do()
    {
        var earlier = PlanJson.Write(Shop with { FormatVersion = 1 });

        var error = Assert.Throws<NotSupportedException>(() => PlanJson.Read(earlier));

        Assert.Equal("The plan has format 1, which an earlier version wrote; this one reads 2. Build the project again.", error.Message);
    }

    [Theory]
    [InlineData("[]", "A plan is a JSON object.")]
    [InlineData("{}", "The plan names no FormatVersion.")]
    [InlineData("{ \"FormatVersion\": 2 }", "The plan names no ContentHash.")]
    [InlineData("{ \"FormatVersion\": ", "Line 1, column 20: the document ends where a value should stand.")]
    public void What_is_no_plan_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => PlanJson.Read(text)).Message);

    [Theory]
    [InlineData("Kind", "\"volcano\"", "'Resources[0].Kind' is \"volcano\". Known kinds: cluster, ")]
    [InlineData("Colour", "\"red\"", "'Resources[0].Colour' is not a property of ClusterSpec.")]
    [InlineData("Name", "1", "'Resources[0].Name' holds 1, which is not a String.")]
    [InlineData("Ownership", "\"Some\"", "'Resources[0].Ownership' holds \"Some\", which is not a Ownership.")]
    [InlineData("ContainerInsights", "\"enabled\"", "'Resources[0].ContainerInsights' is not a property of ClusterSpec.")]
    public void A_value_that_does_not_fit_is_named_by_its_path(string property, string value, string message)
    {
        var map = (JsonMap)JsonReader.Read(PlanJson.Write(Shop))!;
        var resource = (JsonMap)((JsonList)map["Resources"]!)[0]!;
        resource[property] = JsonReader.Read(value);
        var text = Rehashed(map);

        var error = Assert.Throws<FormatException>(() => PlanJson.Read(text));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    // What a wrong writer would write: the hash fits what it wrote.
    private static string Rehashed(JsonMap map)
    {
        map.Remove("ContentHash");
        var bytes = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(JsonText.Write(map)));
        map["ContentHash"] = Convert.ToHexStringLower(bytes);
        return JsonText.Write(map);
    }
}
