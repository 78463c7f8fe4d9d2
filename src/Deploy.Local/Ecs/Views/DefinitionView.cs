using System.Text.Json.Nodes;
using Deploy.Local.Ecs.State;
using Deploy.Local.Services;

namespace Deploy.Local.Ecs.Views;

/// <summary>The model's TaskDefinition.</summary>
internal static class DefinitionView
{
    public static JsonObject Of(DefinitionRecord definition)
    {
        var json = definition.Body.Copy();
        json["taskDefinitionArn"] = definition.Arn;
        json["family"] = definition.Family;
        json["revision"] = definition.Revision;
        json["status"] = definition.Status;
        return json
            .With("deregisteredAt", Moments.Of(definition.DeregisteredAt))
            .With("deleteRequestedAt", Moments.Of(definition.DeleteRequestedAt));
    }
}
