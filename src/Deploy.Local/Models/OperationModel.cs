using System.Text.Json.Nodes;

namespace Deploy.Local.Models;

/// <summary>One operation of a service: its place in HTTP, input, output and declared errors.</summary>
public sealed class OperationModel
{
    private readonly ServiceModel _model;
    private readonly string? _input;
    private readonly string? _output;
    private readonly string[] _errors;

    internal OperationModel(string name, JsonObject json, ServiceModel model)
    {
        _model = model;
        Name = name;
        HttpMethod = (string?)json["http"]?["method"] ?? "POST";
        RequestUri = (string?)json["http"]?["requestUri"] ?? "/";
        ResponseCode = (int?)ModelJson.Number(json["http"]?["responseCode"]) ?? 200;
        _input = (string?)json["input"]?["shape"];
        _output = (string?)json["output"]?["shape"];
        ResultWrapper = (string?)json["output"]?["resultWrapper"];
        _errors = json["errors"] is JsonArray errors ? errors.Select(e => (string)e!["shape"]!).ToArray() : [];
    }

    public string Name { get; }

    public string HttpMethod { get; }

    public string RequestUri { get; }

    public int ResponseCode { get; }

    public Shape? Input => _input is null ? null : _model.Shape(_input);

    public Shape? Output => _output is null ? null : _model.Shape(_output);

    public string? ResultWrapper { get; }

    public IEnumerable<Shape> Errors => _errors.Select(_model.Shape);

    /// <summary>The declared error with that code on the wire (or shape name), if there is one.</summary>
    public Shape? Error(string code) => Errors.FirstOrDefault(e => e.ErrorCode == code || e.Name == code);
}
