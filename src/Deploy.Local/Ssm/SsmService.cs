using System.Text;
using System.Text.Json.Nodes;
using Deploy.Local.Services;
using Deploy.Local.Services.Facts;
using Deploy.Local.Services.Seeds;

namespace Deploy.Local.Ssm;

/// <summary>AWS Systems Manager's parameter store, so that references to parameters can be checked and read.</summary>
public sealed class SsmService : LocalService, ISecretCatalog
{
    private readonly LocalContext _context;

    public SsmService(LocalContext context) : base("ssm")
    {
        _context = context;
        Access = new SsmAccess();
        context.Peers.Offer<ISecretCatalog>(this);
        context.Peers.Offer<IStandIns>(new ParameterSeeds(context, Of));
        On("PutParameter", Put);
        On("GetParameter", Get);
        On("GetParameters", GetSeveral);
        On("DescribeParameters", new ParameterList(Of).Describe);
        On("DeleteParameter", Delete);
    }

    /// <inheritdoc/>
    public SecretReading? Read(string valueFrom, string region)
    {
        var arn = Arn.TryParse(valueFrom);
        if (arn is { Service: not "ssm" } || (arn is null && valueFrom.StartsWith("arn:", StringComparison.Ordinal)))
            return null;
        return Find(arn?.Region ?? region, valueFrom) is { } parameter
            ? SecretReading.Of(parameter.Value)
            : SecretReading.Failed($"unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid parameters: {valueFrom}");
    }

    /// <inheritdoc/>
    SecretFacts? ISecretCatalog.Describe(string valueFrom, string region)
    {
        var arn = Arn.TryParse(valueFrom);
        if (arn is { Service: not "ssm" })
            return null;
        var where = arn?.Region ?? region;
        return Find(where, valueFrom) is { } parameter
            ? new SecretFacts(SsmAccess.ArnOf(where, parameter.Name), "ssm:GetParameters", where, parameter.KeyId is "alias/aws/ssm" ? null : parameter.KeyId)
            : null;
    }

    private SortedDictionary<string, Parameter> Of(string region) => _context.Store.Document<SortedDictionary<string, Parameter>>("parameters", region);

    private JsonObject Put(LocalCall call)
    {
        var (input, name) = (call.Input, call.Input.RequiredText("Name"));
        if (name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('/'))
            throw new LocalServiceException("ValidationException", "Parameter name must be a fully qualified name: it begins with a slash.");
        var parameters = Of(call.Region);
        var existing = parameters.GetValueOrDefault(name);
        if (existing is not null && input.Flag("Overwrite") != true)
            throw new LocalServiceException("ParameterAlreadyExists", "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.");

        var type = input.Text("Type") ?? existing?.Type ?? throw new LocalServiceException("ValidationException", "A parameter type is required when you create a parameter.");
        if (input.Text("KeyId") is not null && type != Parameter.Secure)
            throw new LocalServiceException("ValidationException", "KeyId is supported only for SecureString parameters.");
        parameters[name] = new Parameter
        {
            Name = name,
            Type = type,
            KeyId = type == Parameter.Secure ? input.Text("KeyId") ?? existing?.KeyId ?? "alias/aws/ssm" : null,
            Value = input.RequiredText("Value"),
            // Whoever writes another value makes a stand-in his own.
            Description = input.Text("Description") ?? (existing?.Description == StandIn.Description ? null : existing?.Description),
            Version = (existing?.Version ?? 0) + 1,
            ModifiedAt = _context.Clock.Timestamp,
        };
        return new JsonObject { ["Version"] = parameters[name].Version, ["Tier"] = "Standard" };
    }

    private JsonObject Get(LocalCall call)
    {
        var parameter = Find(call.Region, call.Input.RequiredText("Name")) ?? throw NotFound(call.Input.RequiredText("Name"));
        return new JsonObject { ["Parameter"] = Describe(call, parameter) };
    }

    private JsonObject GetSeveral(LocalCall call)
    {
        var names = call.Input.Texts("Names");
        var found = names.Select(name => Find(call.Region, name)).OfType<Parameter>().Select(parameter => Describe(call, parameter));
        return new JsonObject
        {
            ["Parameters"] = found.ToJsonArray(),
            ["InvalidParameters"] = names.Where(name => Find(call.Region, name) is null).ToJsonArray(),
        };
    }

    private JsonObject Delete(LocalCall call)
    {
        var name = call.Input.RequiredText("Name");
        return Of(call.Region).Remove(name) ? [] : throw NotFound(name);
    }

    /// <summary>By name or ARN, both with or without <c>:version</c>; only the newest version is kept.</summary>
    private Parameter? Find(string region, string id)
    {
        var parameters = Of(region);
        var resource = Arn.TryParse(id) is { Service: "ssm" } arn ? arn.Resource["parameter".Length..] : id;
        var parts = resource.Split(':');
        var parameter = parameters.GetValueOrDefault(parts[0]) ?? parameters.GetValueOrDefault(parts[0].TrimStart('/'));
        return parts.Length == 1 || parameter?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) == parts[1] ? parameter : null;
    }

    private static LocalServiceException NotFound(string name) => new("ParameterNotFound", $"Parameter {name} not found.");

    private static JsonObject Describe(LocalCall call, Parameter parameter)
    {
        var hidden = parameter.Type == Parameter.Secure && call.Input.Flag("WithDecryption") != true;
        return new JsonObject
        {
            ["Name"] = parameter.Name,
            ["Type"] = parameter.Type,
            // AWS answers with the ciphertext; any text that is not the value will do.
            ["Value"] = hidden ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"encrypted:{parameter.Name}:{parameter.Version}")) : parameter.Value,
            ["Version"] = parameter.Version,
            ["LastModifiedDate"] = parameter.ModifiedAt,
            ["ARN"] = call.Arn("ssm", "parameter" + (parameter.Name.StartsWith('/') ? "" : "/") + parameter.Name),
            ["DataType"] = "text",
        };
    }
}
