/* A minimal RFC 4180 reader for the references: the whole file in memory, fields
 * unescaped in place and ended by NUL, one record a call. */
#ifndef BENCH_CSV_H
#define BENCH_CSV_H
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COLUMNS 8
typedef struct { char *p, *end; } csv_reader;
typedef struct { char *s; uint32_t len; } csv_field;

static char *csv_load(const char *path, size_t *size)
{
    int fd = open(path, O_RDONLY);
    struct stat st;
    if (fd < 0 || fstat(fd, &st)) { perror(path); exit(2); }
    char *buf = malloc((size_t)st.st_size + 2);
    size_t got = 0;
    while (buf && got < (size_t)st.st_size) {
        ssize_t n = read(fd, buf + got, (size_t)st.st_size - got);
        if (n <= 0) { perror(path); exit(2); }
        got += (size_t)n;
    }
    if (!buf) exit(2);
    close(fd);
    buf[got] = '\n';
    buf[got + 1] = 0;
    *size = got;
    return buf;
}

/* One record into f[0..COLUMNS-1]; returns the number of fields, 0 at the end. */
static int csv_next(csv_reader *r, csv_field *f)
{
    char *p = r->p, *end = r->end;
    int n = 0;
    if (p >= end) return 0;
    for (;;) {
        char *start = p, *stop, sep;
        if (*p == '"') {
            char *w = start = ++p;
            for (;;) {
                char *q = memchr(p, '"', (size_t)(end - p));
                if (!q) q = end;
                if (w != p) memmove(w, p, (size_t)(q - p));
                w += q - p;
                p = q + 1;
                if (p < end && *p == '"') { *w++ = '"'; p++; continue; }
                break;
            }
            stop = w;
        } else {
            while (*p != ',' && *p != '\n') p++;
            stop = p;
        }
        if (*p == '\r') p++;
        sep = *p;
        *stop = 0;
        if (n < COLUMNS) { f[n].s = start; f[n].len = (uint32_t)(stop - start); }
        n++;
        p++;
        if (sep != ',') break;
    }
    r->p = p;
    return n;
}

/* Exact for up to 15 digits (Clinger's fast path), else strtod. */
static int parse_number(const char *s, double *out)
{
    static const double p10[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const char *p = s;
    uint64_t m = 0;
    int neg = 0, digits = 0, dec = 0;
    if (*p == '-') { neg = 1; p++; }
    for (; *p >= '0' && *p <= '9'; p++) { m = m * 10 + (uint64_t)(*p - '0'); digits++; }
    if (*p == '.')
        for (p++; *p >= '0' && *p <= '9'; p++) { m = m * 10 + (uint64_t)(*p - '0'); digits++; dec++; }
    if (*p || !digits || digits > 15) {
        char *e;
        double v = strtod(s, &e);
        if (e == s || *e) return 0;
        *out = v;
        return 1;
    }
    double v = (double)m / p10[dec];
    *out = neg ? -v : v;
    return 1;
}
#endif
