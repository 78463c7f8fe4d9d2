using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>
/// Reads which paths a program answers to. It has to know every call on the application: one that it does not know may answer to anything.
/// </summary>
internal sealed class EndpointReader
{
    private const int Deepest = 16;

    private static readonly HashSet<string> Routes = new(StringComparer.Ordinal)
    {
        "Map", "MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods", "MapHealthChecks", "MapHub", "MapOpenApi", "MapGroup",
    };

    // What lets requests through, or answers to none that a health check would ask: gRPC, files with an extension.
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        "UseAuthentication", "UseAuthorization", "UseHttpsRedirection", "UseRouting", "UseCors", "UseExceptionHandler", "UseHsts", "UseDeveloperExceptionPage",
        "UseForwardedHeaders", "UseResponseCompression", "UseRequestDecompression", "UseResponseCaching", "UseOutputCache", "UseRateLimiter", "UseRequestLocalization", "UseSession",
        "UseWebSockets", "UseHttpLogging", "UseW3CLogging", "UseSerilogRequestLogging", "UseCookiePolicy", "UseAntiforgery", "UseRequestTimeouts", "UseHostFiltering",
        "UseCertificateForwarding", "UseHttpMethodOverride", "UseStatusCodePages", "UseEndpoints", "UseStaticFiles", "MapStaticAssets", "MapGrpcService",
        "RunAsync", "Start", "StartAsync", "StopAsync", "WaitForShutdown", "WaitForShutdownAsync", "Dispose", "DisposeAsync", "CreateScope", "CreateAsyncScope", "Build",
    };

    private static readonly string[] MappingNames = ["Actuator", "Health", "Endpoint"];

    private readonly List<MappedRoute> _routes = [];
    private bool _areAll;

    private EndpointReader(bool areAll) => _areAll = areAll;

    /// <summary>Reads a program.</summary>
    public static EndpointFacts Read(ProgramSource source)
    {
        var reader = new EndpointReader(source.IsWhole);
        foreach (var call in source.Calls) reader.Visit(call);
        return new EndpointFacts(reader._areAll && reader._routes.Count > 0, reader._routes);
    }

    private void Visit(ProgramCall call)
    {
        if (call.IsOurs) return;
        if (!call.Values.Any(value => Framework.IsApplication(value.Type)))
        {
            _areAll &= !MapsByServices(call);
            return;
        }

        var isKnown = Framework.IsKnown(call.Method) && call.ReceiverType is { } type && Framework.IsApplication(type);
        if (isKnown && Routes.Contains(call.Name) && IsRoute(call)) Add(call, call.Text("pattern") ?? call.Text("prefix"));
        else if (isKnown && call.Name == "UseHealthChecks") Add(call, call.Argument("path") is { } path && Operations.Text(path) is { } start ? $"{start}/{{**rest}}" : null);
        else _areAll &= isKnown && (Harmless.Contains(call.Name) || IsRunOfHost(call)) && !MayServeAnyFile(call);
    }

    private void Add(ProgramCall call, string? pattern)
    {
        if (pattern is null)
        {
            _areAll &= call.Name == "MapOpenApi" && call.Argument("pattern") is null;
            return;
        }

        if (call.Name == "MapGroup") return;
        var prefix = PrefixOf(call.Receiver, depth: 0);
        _routes.Add(new MappedRoute(RouteText.Join(prefix ?? "", pattern), prefix is not null));
    }

    // Libraries such as those of actuators are given services only, and add endpoints by a filter of the start.
    private static bool MapsByServices(ProgramCall call) =>
        !Framework.IsKnown(call.Method) && call.Values.Any(value => Framework.Is(value.Type, Framework.Services))
        && Array.Exists(MappingNames, name => call.Name.IndexOf(name, StringComparison.Ordinal) >= 0);

    // With options it may serve files without an extension, too.
    private static bool MayServeAnyFile(ProgramCall call) => call.Name == "UseStaticFiles" && call.Argument("options") is not null;

    // "Map" also branches the pipeline; then the path is no pattern, and what the branch does is not known.
    private static bool IsRoute(ProgramCall call) => call.Method.Parameters.Any(parameter => parameter.Name is "pattern" or "prefix");

    // "Run" with a delegate answers to everything; without one it starts the host.
    private static bool IsRunOfHost(ProgramCall call) => call.Name == "Run" && !call.Values.Any(value => value is IDelegateCreationOperation or IAnonymousFunctionOperation)
        && call.Method.Parameters.All(parameter => parameter.Name is not "handler");

    // The empty prefix of the application, the text of groups, or null where the receiver comes from somewhere else.
    private static string? PrefixOf(IOperation? receiver, int depth)
    {
        receiver = Operations.Written(receiver);
        if (depth > Deepest || receiver is null) return null;
        if (receiver is ILocalReferenceOperation local)
            return Framework.Is(local.Type, Framework.WebApplication) ? "" : PrefixOf(Operations.ValueOf(local), depth + 1);
        if (Framework.Is(receiver.Type, Framework.WebApplication)) return "";
        if (receiver is not IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method, Arguments: [var first, ..] } call) return null;
        var outer = PrefixOf(first.Value, depth + 1);
        if (method.Name != "MapGroup") return outer;
        var prefix = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "prefix")?.Value;
        return outer is not null && Operations.Text(prefix) is { } text ? RouteText.Join(outer, text) : null;
    }
}
