using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Tells whether a program has its settings from where they can be seen: settings files, variables and arguments.</summary>
internal static class SettingSources
{
    private const string SettingsFile = "appsettings.";
    private static readonly HashSet<string> Seen = new(StringComparer.Ordinal) { "AddCommandLine", "AddUserSecrets", "SetBasePath", "Build" };
    private static readonly string[] HostPrefixes = ["", "ASPNETCORE_", "DOTNET_"];
    private static readonly string[] HostVariables = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    // They name the environment or the folder, and so the settings files that are read, or give a setting.
    private static readonly string[] Givers = ["UseEnvironment", "UseContentRoot", "UseSetting"];

    private static readonly string[] DotEnv = ["dotenv", "dotnetenv"];

    /// <summary>Whether there is no other source, such as a store that a library reads.</summary>
    public static bool AreSeen(ProgramSource source) =>
        source.IsWhole
        && !source.Calls.Any(IsOther)
        && !source.Assignments.Any(assignment => assignment.Target is IPropertyReferenceOperation { Property: { IsIndexer: true } indexer } && Framework.Is(indexer.ContainingType, Framework.Configuration));

    private static bool IsOther(ProgramCall call)
    {
        if (call.IsOurs) return false;
        if (call.Receiver is IPropertyReferenceOperation { Property: { Name: "Sources" } sources } && Framework.Is(sources.ContainingType, Framework.ConfigurationBuilder)) return true;
        if (call.Name is "CreateEmptyBuilder" or "CreateEmptyApplicationBuilder" || Array.IndexOf(Givers, call.Name) >= 0) return true;
        if (HasOptions(call) || SetsVariables(call)) return true;
        var builds = call.Method.IsExtensionMethod ? call.Method.Parameters[0].Type : call.Method.ContainingType;
        if (Framework.Is(builds, Framework.ConfigurationBuilder) && !Framework.Is(builds, Framework.Configuration))
            return !Seen.Contains(call.Name) && !IsSettingsFile(call) && !IsVariables(call);
        return !Framework.IsKnown(call.Method) && call.Values.Any(value => Framework.IsBuilder(value.Type));
    }

    // appsettings.json, or appsettings.{…}.json with the name of the environment.
    private static bool IsSettingsFile(ProgramCall call)
    {
        if (call.Name != "AddJsonFile") return false;
        var path = Operations.Written(call.Argument("path"));
        return path is IInterpolatedStringOperation
        {
            Parts: [IInterpolatedStringTextOperation start, IInterpolationOperation name, IInterpolatedStringTextOperation end],
        }
            ? Operations.Text(start.Text) == SettingsFile && Operations.Text(end.Text) == ".json" && IsEnvironment(name.Expression)
            : Operations.Text(path) == $"{SettingsFile}json";
    }

    private static bool IsEnvironment(IOperation? name)
    {
        if (Operations.Written(name) is ILocalReferenceOperation local) name = Operations.ValueOf(local);
        return name is not null && name.DescendantsAndSelf().Any(part => part switch
        {
            IPropertyReferenceOperation { Property.Name: "EnvironmentName" } => true,
            IInvocationOperation { TargetMethod.Name: nameof(Environment.GetEnvironmentVariable), Arguments: [var variable] } =>
                Operations.Text(variable.Value) is { } text && Array.IndexOf(HostVariables, text) >= 0,
            _ => false,
        });
    }

    private static bool IsVariables(ProgramCall call) =>
        call.Name == "AddEnvironmentVariables"
        && call.Argument("configureSource") is null
        && (call.Argument("prefix") is null || Array.IndexOf(HostPrefixes, call.Text("prefix")) >= 0);

    private static bool HasOptions(ProgramCall call) =>
        (Framework.Is(call.Method.ContainingType, Framework.WebApplication) || Framework.Is(call.Method.ContainingType, Framework.Host))
        && (call.Argument("options") ?? call.Argument("settings")) is { } options
        && !HasHarmlessOnly(options);

    private static bool HasHarmlessOnly(IOperation options) =>
        Operations.Written(options) is IObjectCreationOperation { Initializer.Initializers: var members }
        && members.All(member => member is IAssignmentOperation
        {
            Target: IPropertyReferenceOperation { Property.Name: "Args" or "ApplicationName" or "WebRootPath" },
        });

    // The program's own variables are settings, too: it sets them itself, or has a library read a file ".env".
    private static bool SetsVariables(ProgramCall call) =>
        (call.Name == nameof(Environment.SetEnvironmentVariable) && call.Method.ContainingType.Name == nameof(Environment))
        || (call.Method.ContainingAssembly?.Name is { } library
            && Array.Exists(DotEnv, name => library.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0));
}
