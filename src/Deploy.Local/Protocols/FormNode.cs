using Microsoft.AspNetCore.WebUtilities;

namespace Deploy.Local.Protocols;

/// <summary>A form's dotted keys as a tree: <c>Filter.1.Name</c> is three levels deep.</summary>
internal sealed class FormNode
{
    public string? Text { get; private set; }

    public Dictionary<string, FormNode> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Set when a member of the model claimed this node.</summary>
    public bool Used { get; set; }

    public static FormNode Parse(string form)
    {
        var root = new FormNode();
        foreach (var (key, values) in QueryHelpers.ParseQuery(form))
        {
            var node = root;
            foreach (var part in key.Split('.'))
            {
                if (!node.Children.TryGetValue(part, out var child))
                    node.Children.Add(part, child = new FormNode());
                node = child;
            }

            node.Text = values.ToString();
        }

        return root;
    }

    /// <summary>The key of a value that nothing claimed, or null.</summary>
    public string? FirstUnused(string path = "")
    {
        if (Text is not null && !Used)
            return path;
        return Children.Select(c => c.Value.FirstUnused(path.Length == 0 ? c.Key : $"{path}.{c.Key}")).FirstOrDefault(k => k is not null);
    }

    /// <summary>Numbered children in order.</summary>
    public IEnumerable<FormNode> Items() => Children
        .Where(c => int.TryParse(c.Key, out _))
        .OrderBy(c => int.Parse(c.Key, System.Globalization.CultureInfo.InvariantCulture))
        .Select(c => c.Value);
}
