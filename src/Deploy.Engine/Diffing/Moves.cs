using Deploy.Engine.Identity;
using Deploy.Engine.Kinds;
using Deploy.Plan.Resources;
using Deploy.Plan.Values;

namespace Deploy.Engine.Diffing;

/// <summary>What is said about resources that have another address than before.</summary>
internal static class Moves
{
    /// <summary>The line about a resource that is gone on with under the name that it has; null: it has not moved, or its name goes with it.</summary>
    public static string? Kept(ResourceSpec spec, Snapshot snapshot, KindContext context)
    {
        if (IdentityTags.OwnAddress(snapshot.Tags, context.Identity) is not { } old || old == spec.Address) return null;
        return context.Names.KeptOf(spec.Address) is { } name
            ? $"It was {old} and keeps the name {name}, which AWS cannot change. --allow-replace {spec.Address} makes it again under its new one."
            : null;
    }

    /// <summary>The line about a resource that is made anew although it says what it was before; null: nothing of that is left.</summary>
    public static string? MadeAnew(Kind kind, ResourceSpec spec, IReadOnlyList<Snapshot> vanished, KindContext context)
    {
        if (vanished.FirstOrDefault(snapshot => snapshot.Address == spec.MovedFrom || snapshot.Address == spec.Address) is not { } old) return null;
        var why = !kind.IsTagged ? "AWS can neither rename nor tag it"
            : context.Renamed.Contains(spec.Address.ToString()) ? "it is allowed to be replaced"
            : $"{old.Arn} lies elsewhere, and cannot be moved";
        return $"{old.Address} is not kept: {why}. It is made anew, and the old one is deleted after that.";
    }

    /// <summary>The line that says how to keep what looks as if it had another address before.</summary>
    public static string Hint(ResourceAddress old) => $"If this is {old} under another name, say [MovedFrom(\"{old}\")]: then it is kept.";
}
