namespace Benchmarks.Jinja;

/// <summary>The same templates in the languages of ours and our peers. What they print is the same to the byte.</summary>
internal static class Sources
{
    public const string Product = """
        <ul id="products">
        {% for product in products %}  <li>
            <h2>{{ product.name }}</h2>
            <p>Only {{ product.price }}</p>
            <p>{{ product.description|truncate(15, true, '...', 0) }}</p>
          </li>
        {% endfor %}</ul>
        """;

    public const string ProductLiquid = """
        <ul id="products">
        {% for product in products %}  <li>
            <h2>{{ product.name }}</h2>
            <p>Only {{ product.price }}</p>
            <p>{{ product.description | truncate: 15 }}</p>
          </li>
        {% endfor %}</ul>
        """;

    public const string ProductHandlebars = """
        <ul id="products">
        {{#each products}}  <li>
            <h2>{{name}}</h2>
            <p>Only {{price}}</p>
            <p>{{truncate description 15}}</p>
          </li>
        {{/each}}</ul>
        """;

    /// <summary>The head of a blog post's page; only parsed.</summary>
    public const string Big = """
        {% set heading = post.title|default('Untitled')|trim %}
        {% set image = post.image|default('/static/none.png') %}
        {% set published = post.date|default('2026-01-01')|replace('-', '/') %}
        {% set summary = post.summary|striptags|truncate(160, true, '...') %}
        <!doctype html>
        <html lang="{{ site.language|default('en')|lower }}">
        <head>
          <meta charset="utf-8">
          <title>{{ heading|escape }} - {{ site.name|title }}</title>
          <meta name="description" content="{{ summary|escape }}">
          <link rel="canonical" href="{{ site.url|trim }}/posts/{{ post.slug|lower|replace(' ', '-') }}">
          {% if post.image %}<meta property="og:image" content="{{ image }}">{% else %}<meta property="og:image" content="/static/none.png">{% endif %}
        </head>
        <body class="post {{ post.kind|lower }}">
          <header>
            <a href="/">{{ site.name }}</a>
            {% if user %}<span>Hello {{ user.name|capitalize }}, you have {{ user.messages|length }} new messages</span>{% endif %}
          </header>
          <article>
            <h1>{{ heading }}</h1>
            <p class="date">{{ published }} by {{ post.author.name|default('somebody') }}</p>
            {% if post.tags and post.tags|length > 0 %}
            <ul class="tags">
              {% for tag in post.tags %}<li><a href="/tags/{{ tag.slug|lower }}">{{ tag.name|upper }}</a></li>{% endfor %}
            </ul>
            {% endif %}
            <p>{{ summary }}</p>
          </article>
        </body>
        </html>
        """;

    public const string BigLiquid = """
        {% assign heading = post.title | default: 'Untitled' | strip %}
        {% assign image = post.image | default: '/static/none.png' %}
        {% assign published = post.date | default: '2026-01-01' | replace: '-', '/' %}
        {% assign summary = post.summary | strip_html | truncate: 160, '...' %}
        <!doctype html>
        <html lang="{{ site.language | default: 'en' | downcase }}">
        <head>
          <meta charset="utf-8">
          <title>{{ heading | escape }} - {{ site.name | capitalize }}</title>
          <meta name="description" content="{{ summary | escape }}">
          <link rel="canonical" href="{{ site.url | strip }}/posts/{{ post.slug | downcase | replace: ' ', '-' }}">
          {% if post.image %}<meta property="og:image" content="{{ image }}">{% else %}<meta property="og:image" content="/static/none.png">{% endif %}
        </head>
        <body class="post {{ post.kind | downcase }}">
          <header>
            <a href="/">{{ site.name }}</a>
            {% if user %}<span>Hello {{ user.name | capitalize }}, you have {{ user.messages | size }} new messages</span>{% endif %}
          </header>
          <article>
            <h1>{{ heading }}</h1>
            <p class="date">{{ published }} by {{ post.author.name | default: 'somebody' }}</p>
            {% if post.tags and post.tags.size > 0 %}
            <ul class="tags">
              {% for tag in post.tags %}<li><a href="/tags/{{ tag.slug | downcase }}">{{ tag.name | upcase }}</a></li>{% endfor %}
            </ul>
            {% endif %}
            <p>{{ summary }}</p>
          </article>
        </body>
        </html>
        """;

    public const string Table = """
        <table>{% for r in rows %}<tr><td>{{ r.id }}</td><td>{{ r.name }}</td><td>{{ r.email }}</td><td>{{ r.qty }}</td><td>{{ r.note }}</td></tr>
        {% endfor %}</table>
        """;

    public const string TableLiquid = Table;

    public const string TableHandlebars = """
        <table>{{#each rows}}<tr><td>{{id}}</td><td>{{name}}</td><td>{{email}}</td><td>{{qty}}</td><td>{{note}}</td></tr>
        {{/each}}</table>
        """;

    public const string Base =
        "<!doctype html><html><head><title>{% block title %}Base{% endblock %}</title></head><body>{% include 'header' %}<main>{% block content %}{% endblock %}</main><footer>{{ site }}</footer></body></html>";

    public const string Header = "<header><h1>{{ site }}</h1><nav>{{ user }}</nav></header>";

    public const string Page = """
        {% extends 'base' %}{% macro cell(v, cls='c') %}<td class="{{ cls }}">{{ v }}</td>{% endmacro %}{% block title %}{{ site }} - list{% endblock %}{% block content %}<table>{% for r in rows %}<tr>{{ cell(r.id) }}{{ cell(r.name) }}{{ cell(r.email) }}{{ cell(r.qty) }}{{ cell(r.note) }}</tr>
        {% endfor %}</table>{% endblock %}
        """;

    public const string BaseLiquid =
        "<!doctype html><html><head><title>{{ title }}</title></head><body>{% include 'header.liquid' %}<main>{{ body | raw }}</main><footer>{{ site }}</footer></body></html>";

    public const string PageLiquid = """
        {% macro cell(v, cls='c') %}<td class="{{ cls }}">{{ v }}</td>{% endmacro %}{% capture title %}{{ site }} - list{% endcapture %}{% capture body %}<table>{% for r in rows %}<tr>{{ cell(r.id) | raw }}{{ cell(r.name) | raw }}{{ cell(r.email) | raw }}{{ cell(r.qty) | raw }}{{ cell(r.note) | raw }}</tr>
        {% endfor %}</table>{% endcapture %}{% include 'base.liquid' %}
        """;

    public const string BaseHandlebars =
        "<!doctype html><html><head><title>{{site}} - list</title></head><body>{{> header}}<main>{{> content}}</main><footer>{{site}}</footer></body></html>";

    public const string HeaderHandlebars = "<header><h1>{{site}}</h1><nav>{{user}}</nav></header>";

    public const string CellHandlebars = "<td class=\"c\">{{this}}</td>";

    public const string ContentHandlebars = """
        <table>{{#each rows}}<tr>{{> cell id}}{{> cell name}}{{> cell email}}{{> cell qty}}{{> cell note}}</tr>
        {{/each}}</table>
        """;

    public const string Hello = "Hello {{ name }}!";

    public const string HelloHandlebars = "Hello {{name}}!";

    public const string Loop =
        "{% set ns = namespace(a=0, b=1) %}{% for i in range(100000) %}{% set t = (ns.a + ns.b) % 1000003 %}{% set ns.a = ns.b %}{% set ns.b = t %}{% endfor %}{{ ns.b }}";

    public const string LoopLiquid =
        "{% assign a = 0 %}{% assign b = 1 %}{% for i in (1..100000) %}{% assign t = a | plus: b | modulo: 1000003 %}{% assign a = b %}{% assign b = t %}{% endfor %}{{ b }}";
}
