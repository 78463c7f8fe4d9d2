using Deploy.Engine.Tests.Images.Programs;
using Deploy.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace Deploy.Engine.Tests.Images;

/// <summary>The key of a program is that of its code: the same sources give one key wherever they are built, and every change another.</summary>
public sealed class ProgramFingerprintTests : IDisposable
{
    private static readonly Build Here = new("here");
    private static readonly Lazy<string> Plain = new(() =>
    {
        using var place = new TemporaryFolder("programs");
        return CompiledProgram.FingerprintOf(place, Traces.Files, Here);
    });

    private readonly TemporaryFolder _place = new("programs");

    public void Dispose() => _place.Dispose();

    [Fact]
    public void The_same_program_built_anywhere_is_one_content()
    {
        Build[] builds =
        [
            Here,
            new("a/folder/whose/path/is/much/longer/than/that/of/the/first"),
            new("with spaces and ünïcode"),
            Here with { InformationalVersion = "1.0.0+4f8a6a1be27e4fd4cbbb3bf3a2f3b0f8d3a0c111" },
            new("elsewhere") { Symbols = DebugInformationFormat.Embedded },
            new("commented") { Comment = "// A comment that moves nothing: it has no line of its own. " + new string('x', 300) + "\n" },
            new("other/order") { IsReversed = true },
        ];

        var keys = builds.Select(build => (Build: build, Key: CompiledProgram.FingerprintOf(_place, Traces.Files, build))).ToList();

        Assert.Empty(keys.Where(found => found.Key != keys[0].Key).Select(found => found.Build));
    }

    [Theory]
    [MemberData(nameof(Traces.Changes), MemberType = typeof(Traces))]
    public void Every_change_of_the_program_is_another_content(string file, string before, string after)
    {
        Assert.Contains(before, Traces.Files[file], StringComparison.Ordinal);
        var changed = new Dictionary<string, string>(Traces.Files) { [file] = Traces.Files[file].Replace(before, after, StringComparison.Ordinal) };

        Assert.NotEqual(Plain.Value, CompiledProgram.FingerprintOf(_place, changed, new Build("there")));
    }

    [Fact]
    public void A_resource_and_the_version_of_a_dependency_are_content()
    {
        Assert.NotEqual(Plain.Value, CompiledProgram.FingerprintOf(_place, Traces.Files, Here, "another text"));

        var user = With("User.cs", "public static class User { public static string Say() => Dependency.Thing.Text; }");
        Assert.NotEqual(
            CompiledProgram.FingerprintOf(_place, user, Here, references: [Dependency("1.0.0.0")]),
            CompiledProgram.FingerprintOf(_place, user, Here, references: [Dependency("2.0.0.0")]));
    }

    [Theory]
    [InlineData("public sealed class NightlyReport;")]
    [InlineData("namespace Shop.Deployment; public sealed record Api;")]
    [InlineData("public static class Deployments { public sealed class One; public class Two { } }")]
    [InlineData("internal partial class Part; partial class Part;")]
    public void A_class_that_only_carries_declarations_is_no_content(string declaration) =>
        Assert.Equal(Plain.Value, CompiledProgram.FingerprintOf(_place, With("Deployment.cs", declaration), Here));

    [Theory]
    [InlineData("public sealed class Marker; public class Uses { public System.Type Type => typeof(Marker); }")]
    [InlineData("public sealed class Marker; public class Uses { public System.Type? Type => System.Type.GetType(\"Marker\"); }")]
    [InlineData("public sealed class Marker { public override string ToString() => \"m\"; }")]
    [InlineData("[System.Obsolete(\"soon\")] public sealed class Marker;")]
    [InlineData("public sealed class Marker : System.Exception;")]
    [InlineData("public sealed class Marker { private readonly System.DateTime _made = System.DateTime.Now; }")]
    [InlineData("public sealed class Marker { static Marker() => System.Console.WriteLine(1); }")]
    public void Any_other_class_is_content(string declaration)
    {
        var uses = declaration.Split("; public class Uses", 2);
        var without = uses.Length == 2 ? With("More1.cs", "public class Uses" + uses[1].Replace("typeof(Marker)", "typeof(string)", StringComparison.Ordinal).Replace("\"Marker\"", "\"Mark\"", StringComparison.Ordinal)) : Traces.Files;

        Assert.NotEqual(CompiledProgram.FingerprintOf(_place, without, Here), CompiledProgram.FingerprintOf(_place, With("More1.cs", declaration), Here));
    }

    [Fact]
    public void An_empty_class_counts_as_soon_as_its_name_is_a_text()
    {
        var uses = With("Uses.cs", "public class Uses { public System.Type? Type => System.Type.GetType(\"Shop.Marker, App\"); }");
        var both = new Dictionary<string, string>(uses) { ["Marker.cs"] = "namespace Shop; public sealed class Marker;" };

        Assert.NotEqual(CompiledProgram.FingerprintOf(_place, uses, Here), CompiledProgram.FingerprintOf(_place, both, Here));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("public class Uses { public static int Count() => Shop.ShopDeployment.Members; }", false)]
    public void The_typed_class_is_content_only_where_the_program_uses_it(string user, bool isSame)
    {
        const string TypedClass = """
            namespace Shop
            {
                [global::System.CodeDom.Compiler.GeneratedCode("Deploy.Ecs", null)]
                public static class ShopDeployment
                {
                    private static readonly global::System.Lazy<string> LoadedPlan = new global::System.Lazy<string>(Load);
                    public static int Members { get { return MEMBERS; } }
                    public static StagePlan ForStage(string stage) { return new StagePlan(stage); }
                    private static string Load() { return global::System.IO.File.ReadAllText("Shop.deploy.json"); }
                    public sealed class StagePlan
                    {
                        internal StagePlan(string stage) { Stage = stage; }
                        public string Stage { get; private set; }
                    }
                }
            }
            """;
        string Fingerprint(string members)
        {
            var files = With("ShopDeployment.g.cs", TypedClass.Replace("MEMBERS", members, StringComparison.Ordinal));
            files["Uses.cs"] = user;
            return CompiledProgram.FingerprintOf(_place, files, Here);
        }

        Assert.Equal(isSame, Fingerprint("1") == Fingerprint("2"));
    }

    [Fact]
    public void Declarations_that_a_library_keeps_are_no_content_and_nor_is_their_version()
    {
        var keeps = With("Shared.cs", "[Deploy.Ecs.Cluster(\"shared\")] public sealed class SharedCluster;");

        Assert.Equal(Plain.Value, CompiledProgram.FingerprintOf(_place, keeps, Here, references: [Attributes("0.1.0.0")]));
        Assert.Equal(Plain.Value, CompiledProgram.FingerprintOf(_place, keeps, Here, references: [Attributes("0.2.0.0")]));
    }

    private static Dictionary<string, string> With(string file, string text) => new(Traces.Files) { [file] = text };

    private static MetadataReference Dependency(string version) =>
        Library("Dependency", version, "namespace Dependency { public static class Thing { public static string Text => \"t\"; } }");

    private static MetadataReference Attributes(string version) =>
        Library("Deploy.Ecs", version, "namespace Deploy.Ecs { public sealed class ClusterAttribute(string name) : System.Attribute { public string Name => name; } }");

    private static MetadataReference Library(string name, string version, string code)
    {
        using var assembly = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] {code}", new CSharpParseOptions(LanguageVersion.Preview))],
            Basic.Reference.Assemblies.Net100.References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(assembly).Success);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }
}
