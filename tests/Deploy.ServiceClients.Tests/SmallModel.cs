using System.Text.Json.Nodes;
using Deploy.ServiceClients.Emission;
using Deploy.ServiceClients.Model;

namespace Deploy.ServiceClients.Tests;

/// <summary>A model of one operation that a test bends, and what is generated from it.</summary>
internal sealed class SmallModel
{
    public JsonNode Json { get; } = JsonNode.Parse("""
        {
          "metadata": {
            "apiVersion": "2020-01-01", "endpointPrefix": "small", "protocol": "json", "jsonVersion": "1.1",
            "serviceId": "Small", "signatureVersion": "v4", "targetPrefix": "Small", "uid": "small-2020-01-01"
          },
          "operations": {
            "Do": { "name": "Do", "http": { "method": "POST", "requestUri": "/" },
                    "input": { "shape": "DoInput" }, "output": { "shape": "DoOutput" }, "errors": [ { "shape": "Broken" } ] },
            "Other": { "name": "Other", "http": { "method": "POST", "requestUri": "/" }, "input": { "shape": "Unused" } }
          },
          "shapes": {
            "DoInput": { "type": "structure", "required": ["name"], "members": {
              "name": { "shape": "Name" }, "mode": { "shape": "Mode" }, "modes": { "shape": "Modes" }, "token": { "shape": "Name", "idempotencyToken": true } } },
            "DoOutput": { "type": "structure", "members": { "part": { "shape": "Part" }, "when": { "shape": "When" }, "count": { "shape": "Count" } } },
            "Part": { "type": "structure", "members": { "name": { "shape": "Name" } } },
            "Name": { "type": "string", "min": 1, "max": 64, "sensitive": true },
            "Mode": { "type": "string", "enum": ["internet-facing", "FARGATE_SPOT", "Elb.InternalError", "10gb"] },
            "Modes": { "type": "list", "member": { "shape": "Mode" } },
            "When": { "type": "timestamp" },
            "Count": { "type": "integer" },
            "Broken": { "type": "structure", "exception": true, "members": { "message": { "shape": "Name" }, "part": { "shape": "Name" } } },
            "Unused": { "type": "structure", "members": {} }
          }
        }
        """)!;

    public ServiceSelection Selection { get; set; } = new("small.json", "Small", "Amazon.Small", "AmazonSmall", ["Do"], null);

    public SortedDictionary<string, string> Generate()
    {
        using var document = System.Text.Json.JsonDocument.Parse(Json.ToJsonString());
        return ServiceEmitter.Emit(ModelReader.Read(document.RootElement, Selection));
    }
}
