using Deploy.ServiceClients.Model;
using Deploy.ServiceClients.Naming;

namespace Deploy.ServiceClients.Emission;

/// <summary>What every emitter of one service needs.</summary>
internal sealed record EmissionContext(ServiceInput Input, TypeNames Types)
{
    public ServiceModel Model => Input.Model;

    public string Name => Input.Selection.Name;

    public string Namespace => Input.Selection.Namespace;

    public string ModelNamespace => Namespace + ".Model";

    public IEnumerable<Operation> Operations
        => Input.Selection.Operations.Order(StringComparer.Ordinal).Select(o => Model.Operations[o]);

    public Shape Shape(string name) => Model.Shapes[name];

    /// <summary>The line of documentation: a link, because AWS's text is not ours to ship.</summary>
    public string Documentation(string name)
        => $"/// <summary><see href=\"https://docs.aws.amazon.com/goto/WebAPI/{Model.Uid}/{name}\"/></summary>";
}
