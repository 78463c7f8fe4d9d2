using System.Net;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Deploy.Generators.Analysis.Programs;

/// <summary>Reads what the code says of the addresses that its web server listens on.</summary>
internal sealed class AddressReader
{
    // They take the server's addresses from somewhere else, or are another server.
    private static readonly string[] Redirects = ["UseConfiguration", "PreferHostingUrls", "UseHttpSys", "UseServer", "UseTestServer", "UseIISIntegration", "UseQuic"];

    private readonly RunCertainty _certainty;
    private readonly List<ListenAddress> _endpoints = [];
    private readonly List<ListenAddress> _urls = [];
    private Reached _reached = Reached.Always;
    private int _hosts;
    private bool _isUnknown;

    private AddressReader(RunCertainty certainty) => _certainty = certainty;

    /// <summary>Reads a program.</summary>
    public static AddressFacts Read(ProgramSource source, RunCertainty certainty)
    {
        var reader = new AddressReader(certainty) { _isUnknown = !source.IsWhole || source.PassesUrlsOn };
        foreach (var call in source.Calls) reader.Visit(call);
        if (reader._isUnknown || reader._hosts != 1 || reader._reached == Reached.Maybe) return AddressFacts.Unknown;
        return new AddressFacts
        {
            AreKnown = true,
            Reached = reader._reached,
            Endpoints = reader._endpoints.Count > 0 ? reader._endpoints : null,
            Urls = reader._urls.Count > 0 ? reader._urls : null,
        };
    }

    private void Visit(ProgramCall call)
    {
        var type = call.Method.ContainingType;
        if (IsHost(call))
        {
            _hosts++;
            Note(call);
            _isUnknown |= call.Name == "CreateEmptyBuilder" || call.Argument("options") is not null;
        }
        else if (Framework.Is(type, Framework.KestrelOptions))
        {
            VisitKestrel(call);
        }
        else if (call.Name == "UseUrls" && Framework.Is(call.ReceiverType, Framework.WebHostBuilder))
        {
            AddUrls(call, Operations.Elements(call.Argument("urls"))?.Select(Operations.Text));
        }
        else if (IsListOfUrls(call.Receiver))
        {
            if (call.Name == "Add") AddUrls(call, [Operations.Text(call.Operation.Arguments[0].Value)]);
            else _isUnknown = true;
        }
        else if (call.Name is "Run" or "RunAsync" && Framework.Is(type, Framework.WebApplication))
        {
            if (call.Argument("url") is { } url) AddUrls(call, [Operations.Text(url)]);
        }
        else if (call.Name == "UseSetting" && Framework.Is(call.ReceiverType, Framework.WebHostBuilder))
        {
            _isUnknown |= call.Text("key") is not { } key || SpeaksOfAddresses(key);
        }
        else if (Array.IndexOf(Redirects, call.Name) >= 0 || (call.Name == "Configure" && TakesKestrelFromSettings(call)))
        {
            _isUnknown = true;
        }
        else if (!call.IsOurs && !Framework.IsKnown(call.Method))
        {
            // A library of which nobody knows what it does with the builder.
            _isUnknown |= call.Values.Any(value => Framework.IsBuilder(value.Type));
        }
    }

    private void VisitKestrel(ProgramCall call)
    {
        if (!call.Name.StartsWith("Listen", StringComparison.Ordinal))
        {
            _isUnknown |= call.Name == "Configure";
            return;
        }

        var address = call.Name switch
        {
            "ListenAnyIP" => OfPort(call.Argument("port"), isLoopback: false),
            "ListenLocalhost" => OfPort(call.Argument("port"), isLoopback: true),
            "Listen" => OfEndPoint(call),
            _ => null,
        };
        if (address is null) _isUnknown = true;
        else _endpoints.Add(address);
        Note(call);
    }

    private static ListenAddress? OfEndPoint(ProgramCall call)
    {
        if (Operations.Written(call.Argument("endPoint")) is IObjectCreationOperation { Type.Name: nameof(IPEndPoint), Arguments: [var host, var portOfHost] })
            return IsLoopback(host.Value) is { } isLoopback ? OfPort(portOfHost.Value, isLoopback) : null;
        return IsLoopback(call.Argument("address")) is { } isLocal ? OfPort(call.Argument("port"), isLocal) : null;
    }

    private static bool? IsLoopback(IOperation? address) => Operations.Written(address) is IFieldReferenceOperation { Field: { ContainingType.Name: nameof(IPAddress) } field }
        ? field.Name switch
        {
            nameof(IPAddress.Any) or nameof(IPAddress.IPv6Any) => false,
            nameof(IPAddress.Loopback) or nameof(IPAddress.IPv6Loopback) => true,
            _ => null,
        }
        : null;

    private static ListenAddress? OfPort(IOperation? port, bool isLoopback) =>
        Operations.Number(port) is { } number and > 0 and <= 65535 ? new ListenAddress(number, isLoopback) : null;

    private void AddUrls(ProgramCall call, IEnumerable<string?>? urls)
    {
        Note(call);
        foreach (var url in urls ?? [null])
        {
            if (url is not null && ListenAddress.OfUrls(url) is { } addresses) _urls.AddRange(addresses);
            else _isUnknown = true;
        }
    }

    private void Note(ProgramCall call)
    {
        var reached = _certainty.Of(call.Syntax);
        if (reached < _reached) _reached = reached;
    }

    private static bool IsHost(ProgramCall call) => call.Name switch
    {
        "CreateBuilder" or "CreateSlimBuilder" or "CreateEmptyBuilder" or "Create" => Framework.Is(call.Method.ContainingType, Framework.WebApplication),
        "ConfigureWebHostDefaults" or "ConfigureWebHost" or "ConfigureSlimWebHost" => Framework.Is(call.ReceiverType, Framework.HostBuilder) && !call.IsOurs,
        "CreateDefaultBuilder" or "Start" or "StartWith" => call.Method.ContainingType.ToDisplayString() == "Microsoft.AspNetCore.WebHost",
        _ => false,
    };

    private static bool IsListOfUrls(IOperation? receiver) => receiver is IPropertyReferenceOperation { Property.Name: "Urls" } urls && Framework.Is(urls.Property.ContainingType, Framework.WebApplication);

    private static bool TakesKestrelFromSettings(ProgramCall call) =>
        call.Method.TypeArguments is [var options] && Framework.Is(options, Framework.KestrelOptions) && call.Values.Any(value => Framework.Is(value.Type, Framework.Configuration));

    private static bool SpeaksOfAddresses(string key) =>
        key.IndexOf("url", StringComparison.OrdinalIgnoreCase) >= 0 || key.IndexOf("port", StringComparison.OrdinalIgnoreCase) >= 0 || key.IndexOf("kestrel", StringComparison.OrdinalIgnoreCase) >= 0;
}
