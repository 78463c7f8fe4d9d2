using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deploy.Generators.Analysis.Agreement;

/// <summary>What the build says of the image that it makes of the project.</summary>
internal sealed record ProjectImage
{
    private const string Prefix = "build_property.";
    private const string MicrosoftImages = "mcr.microsoft.com/dotnet/";
    private const int FirstWithHttpPorts = 8;

    // Of these nobody has to ask which program the image starts, or what is in it.
    private static readonly string[] Foreign = ["DeployEcsImage", "_DeployEcsDockerfile", "_DeployEcsOwnCommand"];
    private static readonly string[] Plain = ["noble", "jammy", "bookworm-slim", "trixie-slim", "bookworm", "trixie"];
    private static readonly char[] Between = [';', '|'];

    /// <summary>Whether the SDK makes the image, out of the program alone, and starts it without arguments.</summary>
    public bool IsSdks { get; private init; }

    /// <summary>The kind of base image.</summary>
    public ImageFamily Family { get; private init; }

    /// <summary>The base image in words, for messages.</summary>
    public string Spoken { get; private init; } = "";

    /// <summary>Whether the base image sets <c>ASPNETCORE_HTTP_PORTS=8080</c>, as those of .NET 8 and newer do.</summary>
    public bool SetsHttpPorts { get; private init; }

    /// <summary>The names of the variables that the project adds to the image.</summary>
    public IReadOnlyList<string> Variables { get; private init; } = [];

    /// <summary>The platform that the project is compiled for, with the property that says so; null: it does not say, or says several.</summary>
    public (string Platform, string Property)? Platform { get; private init; }

    /// <summary>The image of a project; null where the build does not tell, since our targets do not run in it.</summary>
    public static ProjectImage? Of(AnalyzerConfigOptions build, Compilation compilation)
    {
        if (!build.TryGetValue(Prefix + "EnableSdkContainerSupport", out var support)) return null;
        string Value(string property) => build.TryGetValue(Prefix + property, out var value) ? value.Trim() : "";
        var isNative = IsTrue(Value("PublishAot")) || IsTrue(Value("PublishTrimmed"));
        var (family, spoken, version) = Base(Value("ContainerBaseImage"), Value("ContainerFamily"), RuntimeVersion(compilation), isNative, Value("RuntimeIdentifier"));
        return new ProjectImage
        {
            IsSdks = !support.Equals("false", StringComparison.OrdinalIgnoreCase) && Array.TrueForAll(Foreign, property => Value(property).Length == 0),
            Family = family,
            Spoken = spoken,
            SetsHttpPorts = version >= FirstWithHttpPorts,
            Variables = Value("_DeployEcsImageVariables").Split(['|'], StringSplitOptions.RemoveEmptyEntries),
            Platform = PlatformOf(Value, compilation.Options.Platform),
        };
    }

    private static (ImageFamily Family, string Spoken, int Version) Base(string image, string family, int version, bool isNative, string runtime)
    {
        if (image.Length == 0)
        {
            if (family.Length > 0) return (FamilyOf(family), $"of the family {family}", version);

            // The SDK chooses another family for code that is compiled ahead of time, and Alpine for musl.
            return isNative || runtime.IndexOf("musl", StringComparison.OrdinalIgnoreCase) >= 0
                ? (ImageFamily.Unknown, "", version)
                : (ImageFamily.Plain, "Microsoft's for .NET", version);
        }

        if (!image.StartsWith(MicrosoftImages, StringComparison.OrdinalIgnoreCase)) return (ImageFamily.Unknown, "", 0);
        var name = image.Substring(MicrosoftImages.Length);
        var colon = name.IndexOf(':');
        var repository = colon < 0 ? name : name.Substring(0, colon);
        if (colon < 0 || name.IndexOf('@') >= 0 || repository.Replace("nightly/", "") is not ("aspnet" or "runtime" or "runtime-deps")) return (ImageFamily.Unknown, "", 0);
        var tag = name.Substring(colon + 1);
        var dash = tag.IndexOf('-');
        var major = int.TryParse(tag.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return (dash < 0 ? ImageFamily.Plain : FamilyOf(tag.Substring(dash + 1)), name, major);
    }

    private static ImageFamily FamilyOf(string family)
    {
        bool Has(string word) => family.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
        return Has("chiseled") || Has("distroless") ? ImageFamily.Distroless
            : Has("alpine") ? ImageFamily.Alpine
            : Array.Exists(Plain, name => family.Equals(name, StringComparison.OrdinalIgnoreCase)) ? ImageFamily.Plain
            : ImageFamily.Unknown;
    }

    // The first that is set decides, as it does when the image is made.
    private static (string Platform, string Property)? PlatformOf(Func<string, string> value, Platform platform)
    {
        foreach (var property in new[] { "ContainerRuntimeIdentifier", "_DeployEcsContainerRuntimeIdentifiers", "RuntimeIdentifier" })
        {
            if (value(property) is not { Length: > 0 } identifier) continue;
            return identifier.IndexOfAny(Between) >= 0 ? null : (identifier, property.TrimStart('_').Replace("DeployEcs", ""));
        }

        return platform switch
        {
            Microsoft.CodeAnalysis.Platform.X64 => ("x64", "PlatformTarget"),
            Microsoft.CodeAnalysis.Platform.Arm64 => ("arm64", "PlatformTarget"),
            _ => null,
        };
    }

    private static int RuntimeVersion(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.FirstOrDefault(assembly => assembly.Name == "System.Runtime")?.Version.Major ?? 0;

    private static bool IsTrue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Kinds of Microsoft's base images, by what commands find in them.</summary>
internal enum ImageFamily
{
    /// <summary>Somebody else's, or one that we do not know.</summary>
    Unknown,

    /// <summary>Debian or Ubuntu: a shell, neither curl nor wget.</summary>
    Plain,

    /// <summary>Alpine: the shell and the wget of busybox.</summary>
    Alpine,

    /// <summary>Without a shell.</summary>
    Distroless,
}
