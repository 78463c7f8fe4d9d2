using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Tells whether a program has its settings from where they can be seen: settings files, variables and arguments.</summary>
internal static class SettingSources
{
    private const string SettingsFile = "appsettings";
    private static readonly HashSet<string> Seen = new(StringComparer.Ordinal) { "AddEnvironmentVariables", "AddCommandLine", "AddUserSecrets", "SetBasePath", "Build" };

    /// <summary>Whether there is no other source, such as a store that a library reads.</summary>
    public static bool AreSeen(ProgramSource source) =>
        source.IsWhole
        && !source.Calls.Any(IsOther)
        && !source.Assignments.Any(assignment => assignment.Target is IPropertyReferenceOperation { Property: { IsIndexer: true } indexer } && Framework.Is(indexer.ContainingType, Framework.Configuration));

    private static bool IsOther(ProgramCall call)
    {
        if (call.IsOurs) return false;
        if (call.Receiver is IPropertyReferenceOperation { Property: { Name: "Sources" } sources } && Framework.Is(sources.ContainingType, Framework.ConfigurationBuilder)) return true;
        if (call.Name is "CreateEmptyBuilder" or "CreateEmptyApplicationBuilder") return true;
        var builds = call.Method.IsExtensionMethod ? call.Method.Parameters[0].Type : call.Method.ContainingType;
        if (Framework.Is(builds, Framework.ConfigurationBuilder) && !Framework.Is(builds, Framework.Configuration)) return !Seen.Contains(call.Name) && !IsSettingsFile(call);
        return !Framework.IsKnown(call.Method) && call.Values.Any(value => Framework.IsBuilder(value.Type));
    }

    // appsettings.json, or appsettings.{…}.json with a name that is put together.
    private static bool IsSettingsFile(ProgramCall call)
    {
        if (call.Name != "AddJsonFile") return false;
        var path = Operations.Written(call.Argument("path"));
        var start = Operations.Text(path)
            ?? (path is IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation first, ..] } ? Operations.Text(first.Text) : null);
        return start?.StartsWith(SettingsFile, StringComparison.OrdinalIgnoreCase) == true;
    }
}
