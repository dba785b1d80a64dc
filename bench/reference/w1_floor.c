/* How far down the work can go: the bytes of IN copied to OUT, raw or deflated by
 * ISA-L at level 1 in blocks of 256 KiB on N threads.
 *   w1_floor copy IN OUT
 *   w1_floor deflate THREADS IN OUT */
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

#define BLOCK (256 << 10)
static int in, out, deflating;
static off_t size, next_in, next_out;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *none)
{
    uint8_t *bytes = malloc(BLOCK), *packed = malloc(2 * BLOCK), *level = malloc(ISAL_DEF_LVL1_DEFAULT);
    struct isal_zstream *s = malloc(sizeof *s);
    volatile uint32_t check = 0;
    if (!bytes || !packed || !level || !s) exit(1);
    for (;;) {
        pthread_mutex_lock(&lock);
        off_t at = next_in;
        next_in += BLOCK;
        pthread_mutex_unlock(&lock);
        if (at >= size) break;
        ssize_t n = pread(in, bytes, BLOCK, at);
        if (n <= 0) exit(1);
        uint8_t *from = bytes;
        size_t count = (size_t)n;
        if (deflating) {
            isal_deflate_init(s);
            s->level = 1; s->level_buf = level; s->level_buf_size = ISAL_DEF_LVL1_DEFAULT;
            s->flush = FULL_FLUSH;
            s->next_in = bytes; s->avail_in = (uint32_t)n;
            s->next_out = packed; s->avail_out = 2 * BLOCK;
            isal_deflate(s);
            check += crc32_gzip_refl(0, bytes, (uint64_t)n);
            from = packed;
            count = s->total_out;
        }
        pthread_mutex_lock(&lock);
        off_t to = next_out;
        next_out += (off_t)count;
        pthread_mutex_unlock(&lock);
        if (pwrite(out, from, count, to) != (ssize_t)count) exit(1);
    }
    return none;
}

int main(int argc, char **argv)
{
    deflating = argc == 5 && !strcmp(argv[1], "deflate");
    if (argc != 4 && !deflating) return 2;
    int threads = deflating ? atoi(argv[2]) : 1;
    struct stat st;
    in = open(argv[argc - 2], O_RDONLY);
    out = open(argv[argc - 1], O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (in < 0 || out < 0 || fstat(in, &st) || threads < 1 || threads > 64) return 2;
    size = st.st_size;
    pthread_t others[64];
    for (int k = 1; k < threads; k++) pthread_create(&others[k], NULL, work, NULL);
    work(NULL);
    for (int k = 1; k < threads; k++) pthread_join(others[k], NULL);
    return 0;
}
